"""Facts that other tools measured, as rows of the ledgers."""
