"""Personal information: find it, mask it, replace it by pseudonyms, prove it. Stands alone, imports nothing of ours."""
