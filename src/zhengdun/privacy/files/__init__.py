"""Files: read in parts, each part changed by the kernel, the parts put together at the end. See :mod:`.running`."""
