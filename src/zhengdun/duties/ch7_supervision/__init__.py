"""第七章 监督管理与法律责任 — chapter 7, supervision and liability (articles 57–70)."""
