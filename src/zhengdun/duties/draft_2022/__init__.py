"""Duties that only the draft of 2022 had, and that were dropped: never law (征求意见稿，从未生效)."""
