"""An independent evaluator in plain Python: what the shapes mean, one row at a time.

Nothing here computes with Polars. Conditions are read from the declarations as trees and interpreted with
three-valued logic; working days and sessions come from the pure-Python side of ``zhengdun.clock``.
"""
