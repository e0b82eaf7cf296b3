"""第六章 网络和信息安全促进与发展 — chapter 6, promotion and development (articles 50–56)."""
