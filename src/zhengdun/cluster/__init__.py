"""An industry assessed by many machines: the same kernel, a range of institutions at a time on each.

Needs the extra ``zhengdun[spark]``, on every machine.
"""
