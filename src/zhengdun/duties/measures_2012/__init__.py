"""Duties that only the Measures of 2012 had (CSRC Order 82), as far as their text is on record."""
