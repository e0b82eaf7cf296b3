"""Text of many rows as flat arrays of bytes: how it comes from Arrow, where the digits are, how to count with them."""
