"""How fast it is: ``make bench`` and ``make bench-industry``. Nothing here decides whether a test passes."""
