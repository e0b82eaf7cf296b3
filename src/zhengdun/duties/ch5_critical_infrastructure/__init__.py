"""第五章 关键信息基础设施安全保护 — chapter 5, critical information infrastructure (articles 42–49).

These duties bind its operators (关基运营者) on top of the rest: an operator is still a core or an operating
institution, and where both chapters set a number both findings stand side by side, so that the stricter one wins.
"""
