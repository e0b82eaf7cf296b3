"""How fast personal information is found and hidden; each module prints one table of ratios."""
