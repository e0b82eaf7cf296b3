"""The kernel: one batch of rows in, one batch out, and an account. See :func:`.transform.transform`."""
