"""The mask that an action of a policy asks for."""

from __future__ import annotations

from zhengdun.privacy.masks import DisplayMask
from zhengdun.privacy.policy.actions import Mask


def display_mask(action: Mask) -> DisplayMask:
    """The display mask of an action.

    >>> display_mask(Mask(action="mask", keep_left=3, keep_right=4)).apply("13800138000")
    '138****8000'
    """
    return DisplayMask(action.keep_left, action.keep_right, action.keep_from, action.only_digits)
