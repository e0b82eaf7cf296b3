"""Which recognisers there are. A new one comes in by registration.

>>> from zhengdun.privacy.kinds import Kind
>>> from zhengdun.privacy.recognisers import recognise_message
>>> from zhengdun.privacy.recognisers.numbers import NumberRule
>>> from zhengdun.privacy.recognisers.shapes import Shape
>>> house_number = NumberRule(Kind.FUND_ACCOUNT, (Shape("A7"),), letters=frozenset({"Q"}), cues=("理财账户",))
>>> with registered(house_number):
...     [(hit.start, hit.end, hit.kind.en) for hit in recognise_message("理财账户Q1234567已开通")]
[(4, 12, 'fund account')]

``register`` does the same for good, ``registered`` for the time of a ``with`` block.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.hits import Hit, Hits
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.reading import Mask, Reading
from zhengdun.privacy.text.flat import FlatText


class Recogniser(Protocol):
    """Finds one kind that is not a plain number. Its methods must agree with each other; hits may overlap.

    It may have more, which makes it quicker:

    * ``bytes_asked``: the single bytes from whose places it begins, so that they are found together with the runs of
      digits.
    * ``find_in_run`` (see ``number_ways.ReadsRuns``): it is asked about the runs of digits of a message, which are
      found anyway, instead of about the message.
    * ``pairs_asked`` (see ``pairs.HasPairs``): two characters side by side; of a few messages read together it is only
      asked about those that have them.
    * ``reads_together``: that it finds the same in several messages joined by ``together.BETWEEN`` as in each of them,
      so that a few cost it little more than one.
    """

    @property
    def kind(self) -> Kind:
        """What it finds."""

    @property
    def shortest_run(self) -> int:
        """How many digits the runs have at least that it looks at; ``NO_RUNS`` if it looks at none."""

    def find(self, reading: Reading) -> Hits:
        """The hits in many rows."""

    def find_in_message(self, message: str) -> Iterable[Hit]:
        """The same hits in one message."""

    def whole(self, text: FlatText) -> Mask:
        """Which rows are exactly one well-formed value, bool of shape ``(rows,)``."""


_added: list[NumberRule | Recogniser] = []
_version = 0


def added() -> tuple[NumberRule | Recogniser, ...]:
    """Those that do not come with the package; other processes know nothing of them."""
    return tuple(_added)


def register(*recognisers: NumberRule | Recogniser) -> None:
    """Add recognisers; from now on they are asked with all others of their kind."""
    global _version  # noqa: PLW0603 - one registry a process
    _added.extend(recognisers)
    _version += 1


@contextmanager
def registered(*recognisers: NumberRule | Recogniser) -> Iterator[None]:
    """Add recognisers for the time of a ``with`` block."""
    global _version  # noqa: PLW0603 - one registry a process
    before = list(_added)
    register(*recognisers)
    try:
        yield
    finally:
        _added[:] = before
        _version += 1


def version() -> int:
    """Grows with each change, so that what was prepared from the registry can be prepared anew."""
    return _version


def number_rules() -> list[NumberRule]:
    """The registered rules of numbers."""
    return [each for each in _all() if isinstance(each, NumberRule)]


def recognisers() -> list[Recogniser]:
    """The other registered recognisers."""
    return [each for each in _all() if not isinstance(each, NumberRule)]


def _all() -> tuple[NumberRule | Recogniser, ...]:
    """Those that come with the package are made when they are first asked for: not every process looks for any."""
    from zhengdun.privacy.recognisers.built_in import BUILT_IN

    return (*BUILT_IN, *_added)
