"""Zhengdun 证盾: 《证券期货业网络和信息安全管理办法》 as working software."""
