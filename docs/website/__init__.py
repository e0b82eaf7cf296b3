"""Builds the documentation as a static site in Chinese and English: ``python -m website DIR`` (``make docs``)."""
