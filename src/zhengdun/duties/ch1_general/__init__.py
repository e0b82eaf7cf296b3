"""第一章 总则 — chapter 1, general provisions (articles 1–8)."""
