"""Decisions as a regulator writes them: ledger rows, and the articles that must be cited. See README.md."""
