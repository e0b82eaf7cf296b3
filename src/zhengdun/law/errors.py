"""The error of this package: one message in Chinese, the same in English."""


class LawError(ValueError):
    """Something was asked of the law that its text does not have.

    Args:
        zh: the message in Chinese, which is also ``str(error)``.
        en: the same message in English.

    >>> error = LawError("没有第七十六条", "there is no Article 76")
    >>> str(error), error.en
    ('没有第七十六条', 'there is no Article 76')
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.zh = zh
        self.en = en

    def __str__(self) -> str:
        """Return the message in Chinese."""
        return self.zh
