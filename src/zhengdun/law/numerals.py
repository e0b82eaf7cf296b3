"""Chinese numerals from 一 to 九十九, as articles, paragraphs and items are numbered."""

from zhengdun.law.errors import LawError

_DIGITS = "一二三四五六七八九"
LARGEST = 99


def _spell(number: int) -> str:
    tens, ones = divmod(number, 10)
    leading = _DIGITS[tens - 1] if tens > 1 else ""
    return (leading + "十" if tens else "") + (_DIGITS[ones - 1] if ones else "")


_SPELLINGS = {number: _spell(number) for number in range(1, LARGEST + 1)}
_VALUES = {spelling: number for number, spelling in _SPELLINGS.items()}


def to_chinese(number: int) -> str:
    """Spell a number from 1 to 99 as the law does.

    Raises:
        LawError: the number is outside 1 to 99.

    >>> to_chinese(1), to_chinese(10), to_chinese(21), to_chinese(70)
    ('一', '十', '二十一', '七十')
    """
    try:
        return _SPELLINGS[number]
    except KeyError:
        raise LawError(
            f"只能写出一至九十九的中文数字，得到{number!r}",
            f"only 1 to {LARGEST} can be spelt in Chinese, got {number!r}",
        ) from None


def from_chinese(numeral: str) -> int:
    """Read a Chinese numeral from 一 to 九十九.

    Raises:
        LawError: the text is not such a numeral in its usual spelling.

    >>> from_chinese("七十五")
    75
    """
    try:
        return _VALUES[numeral]
    except KeyError:
        raise LawError(
            f"“{numeral}”不是一至九十九的中文数字",
            f"“{numeral}” is not a Chinese numeral from 1 to {LARGEST}",
        ) from None


def ordinal(number: int, unit: str) -> str:
    """Name a unit of the law by its number: in Chinese up to 99, in digits beyond.

    >>> ordinal(21, "条"), ordinal(100, "条")
    ('第二十一条', '第100条')
    """
    return f"第{_SPELLINGS.get(number, str(number))}{unit}"
