"""What the tests of the command line share."""

from datetime import date

import pytest
from click.testing import CliRunner

from zhengdun.cli import language
from zhengdun.cli.main import cli
from zhengdun.ledger.writing import write_parquet
from zhengdun.sample import generate

UNTIL = date(2026, 10, 31)


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The folder of the sample institution's ledgers; its name has a space."""
    folder = tmp_path_factory.mktemp("示例 台账")
    write_parquet(generate(seed=1, until=UNTIL), folder)
    return str(folder)


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Call the command line, in Chinese unless asked otherwise."""
    monkeypatch.setenv("ZHENGDUN_DATA", str(tmp_path / "data"))

    def call(*arguments, lang="zh"):
        monkeypatch.setattr("sys.argv", ["zhengdun", "--lang", lang])
        language.language.cache_clear()
        return CliRunner().invoke(cli, list(arguments), standalone_mode=False, catch_exceptions=True)

    yield call
    language.language.cache_clear()
