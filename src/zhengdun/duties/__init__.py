"""The duties of the Measures: a folder a chapter, a file an article, its test beside it."""
