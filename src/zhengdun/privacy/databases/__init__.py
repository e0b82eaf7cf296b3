"""Whole databases: the structure copied as it is, every table streamed through the kernel."""
