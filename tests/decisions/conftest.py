"""A case read from its ledgers."""

import pytest
import yaml

from decisions.loading import read_case


@pytest.fixture
def case(tmp_path):
    """Reads a case on 2026-06-30 from its ledgers, or from the text of a file."""

    def read(ledgers, tables=(), **keys):
        path = tmp_path / "case.yaml"
        said = {"评估日": "2026-06-30", "应引条款": [], "台账": ledgers} | keys
        text = ledgers if isinstance(ledgers, str) else yaml.safe_dump(said, allow_unicode=True)
        path.write_text(text, encoding="utf-8")
        return read_case(path, "t", tables)

    return read
