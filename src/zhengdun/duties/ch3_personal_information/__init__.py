"""第三章 投资者个人信息保护 — chapter 3, investors' personal information (articles 29–35)."""
