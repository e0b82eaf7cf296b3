"""Which tables of a run are done, so that a run that was killed goes on where it was."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from zhengdun.privacy.errors import DataError


@dataclass
class Done:
    """The tables that are in the target, with their rows; kept in a file that is whole at every moment.

    ``of`` says which run it is (source, target, schema, policy): the file of another run is refused.
    """

    path: Path
    of: str
    tables: dict[str, int] = field(default_factory=dict)
    structure: bool = False

    @classmethod
    def read(cls, path: Path, of: str) -> Done:
        """What was done before; nothing where there is no file.

        Raises:
            DataError: the file belongs to another run, or is not one of ours.
        """
        if not path.exists():
            return cls(path, of)
        try:
            held = json.loads(path.read_text(encoding="utf8"))
            found = cls(path, held["of"], dict(held["tables"]), bool(held["structure"]))
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(
                f"{path} 不是进度文件，请移走后重试", f"{path} is no progress file: move it away"
            ) from error
        if found.of != of:
            raise DataError(
                f"{path} 属于另一次处理（来源、目标或者策略不同）：请移走后重试，目标库需重新清空",
                f"{path} belongs to another run (another source, target or policy): move it away and empty the target",
            )
        return found

    def structure_is_there(self) -> None:
        """Note that the tables were made."""
        self.structure = True
        self._write()

    def table_is_there(self, name: str, rows: int) -> None:
        """Note that a table was filled."""
        self.tables[name] = rows
        self._write()

    def finished(self) -> None:
        """The run is over: the next one begins anew."""
        self.path.unlink(missing_ok=True)

    def _write(self) -> None:
        held = {"of": self.of, "structure": self.structure, "tables": self.tables}
        beside = self.path.with_name(f".{self.path.name}.part")
        with beside.open("w", encoding="utf8") as file:
            json.dump(held, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)
