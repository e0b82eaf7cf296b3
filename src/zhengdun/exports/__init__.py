"""Findings, agenda or law in; bytes or plain data out."""
