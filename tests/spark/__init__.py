"""The assessment on Spark against the one on this machine."""
