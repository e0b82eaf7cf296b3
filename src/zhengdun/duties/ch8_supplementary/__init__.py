"""第八章 附则 — chapter 8, supplementary provisions (articles 71–75)."""
