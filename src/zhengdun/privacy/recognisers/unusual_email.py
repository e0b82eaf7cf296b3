"""The parts of e-mail addresses that are no ASCII: 客服@example.com, user@例子.中国 (RFC 6531), user@example。com.

The last is what a Chinese keyboard makes of a dot.
"""

from __future__ import annotations

import re

from zhengdun.privacy.recognisers.characters import HAN, han_without

_NOT_IN_LOCAL = "的是至给給到或箱址"
"""What ends the text before a local part rather than being part of it: 请发至客服@…, 邮箱张三@…"""

_MOST_IN_LOCAL = 6
"""Characters that are taken for a local part at most: nothing tells where the text before it ends."""

_CHINESE_TOP_LEVELS = (
    "中国", "中國", "香港", "台湾", "台灣", "澳门", "澳門", "新加坡", "公司", "集团", "企业", "机构", "组织机构",
    "政务", "公益", "网络", "網絡", "网址", "网站", "网店", "中文网", "在线", "商城", "商店", "商标", "信息", "移动",
    "手机", "广东", "佛山", "我爱你", "世界", "新闻", "招聘", "慈善",
)  # fmt: skip
"""Under which organisations or persons register."""

_AFTER_WIDE_DOT = ("com", "cn", "net", "org", "edu", "gov", "hk", "mo", "tw")
"""With others 。 more likely ends a sentence."""

_LABEL, _CHINESE_LABEL = "[A-Za-z0-9-]{1,63}+", f"[A-Za-z0-9{HAN}-]{{1,63}}+"
_MOST_LABELS = 4
_find_local = re.compile(f"[{han_without(_NOT_IN_LOCAL)}]+\\Z").search
_match_domain = re.compile(
    f"(?:{_CHINESE_LABEL}\\.){{1,{_MOST_LABELS}}}"
    f"(?:{'|'.join(sorted(_CHINESE_TOP_LEVELS, key=len, reverse=True))}|[A-Za-z]{{2,}})"
    f"|(?:{_LABEL}[.．。]){{1,{_MOST_LABELS}}}(?<=[．。])(?:{'|'.join(_AFTER_WIDE_DOT)})(?:\\.[A-Za-z]{{2,}})?"
    "(?![A-Za-z0-9])"
).match


def local_length(message: str, at: int) -> int:
    """How many Chinese characters before the @ are a local part, 0: none.

    >>> local_length("请发至客服@example.com", 5)
    2
    """
    found = _find_local(message, max(0, at - _MOST_IN_LOCAL), at)
    return 0 if found is None else at - found.start()


def domain_length(message: str, begin: int) -> int:
    """How many characters from there on are a domain with Chinese characters or wide dots, 0: none.

    >>> domain_length("user@例子.中国，谢谢", 5), domain_length("user@example。com", 5)
    (5, 11)
    """
    found = _match_domain(message, begin)
    return 0 if found is None else found.end() - begin
