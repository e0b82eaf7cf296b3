"""第二章 网络和信息安全运行 — chapter 2, operation (articles 9–28)."""
