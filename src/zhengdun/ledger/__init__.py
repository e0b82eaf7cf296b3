"""Zhengdun."""
