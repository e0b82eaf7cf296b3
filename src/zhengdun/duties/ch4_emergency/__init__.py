"""第四章 网络和信息安全应急处置 — chapter 4, emergencies (articles 36–41)."""
