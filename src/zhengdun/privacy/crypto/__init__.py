"""Ciphers over whole columns: blocks in batches, NIST FF1, permutations, CMAC, sealing. Knows no kind of data."""
