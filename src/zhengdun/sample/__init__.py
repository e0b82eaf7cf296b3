"""Made-up institutions with two years of records, generated from a seed."""
