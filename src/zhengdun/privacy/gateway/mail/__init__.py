"""A message taken apart by bytes, so that what is not changed stays as it came."""
