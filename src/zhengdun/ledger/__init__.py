"""The ledgers (台账): one schema a table, the one place where a column is declared."""
