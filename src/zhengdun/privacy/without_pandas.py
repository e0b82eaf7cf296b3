"""Arrow without pandas, for processes of our own: nothing here uses it, and importing it takes a third of a second."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec

import pyarrow as pa


def leave_pandas_out() -> None:
    """Let Arrow find, once and for all, that there is no pandas.

    Arrow asks when it is first given a value that is not its own, to tell whether it comes from pandas, and imports
    pandas to know. Where pandas is imported already, that is left as it is; what imports it later still gets it.
    Not for the process of somebody else, who may give Arrow what comes from pandas.
    """
    if "pandas" in sys.modules:
        return
    sys.meta_path.insert(0, _Hidden)
    try:
        pa.scalar(0)
    finally:
        sys.meta_path.remove(_Hidden)


class _Hidden:
    """An importer that says of pandas that it is not there."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> ModuleSpec | None:  # noqa: ARG004
        if name == "pandas":
            raise ModuleNotFoundError(f"{name} is left out", name=name)
        return None
