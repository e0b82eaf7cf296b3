"""On Spark and here, personal information is protected alike."""

import os
import signal
import subprocess
import sys
import time

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from spark.needs import REQUIRED, missing
from zhengdun.cluster.spark import local_session
from zhengdun.privacy import DataError, Plan, PolicyError, mask, pseudonymise
from zhengdun.privacy.kernel.binding import bind
from zhengdun.privacy.keys import generate_key_file
from zhengdun.privacy.policy.reading import parse_policy
from zhengdun.privacy.spark import protect_on_spark

pytestmark = pytest.mark.skipif(bool(missing()) and not REQUIRED, reason=f"missing: {', '.join(missing())}")

ROWS = 2000


@pytest.fixture(scope="module")
def session():
    session = local_session(2)
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture
def people():
    return pa.table(
        {
            "编号": list(range(ROWS)),
            "手机": [f"138{number:08}" for number in range(ROWS)],
            "备注": [f"电话139{number:08}，请回访" if number % 3 else None for number in range(ROWS)],
        }
    )


@pytest.fixture
def key(tmp_path):
    """A file, which every worker can read; a variable set now would not reach workers that run already."""
    generate_key_file(tmp_path / "key")
    return f"file:{tmp_path / 'key'}"


def on_spark(session, table, plan):
    frame = session.createDataFrame(table).repartition(4)
    return protect_on_spark(frame, plan).toArrow().sort_by("编号")


def test_masks(session, people):
    expected = mask(people)
    found = on_spark(session, people, Plan.preset("strict"))
    assert found.to_pydict() == expected.to_pydict()
    assert found["手机"][7].as_py() == "138****0007"


def test_pseudonyms_join_with_those_made_here(session, people, key):
    found = on_spark(session, people, Plan.preset("test-data", key=key))
    expected = pseudonymise(people, key=key)
    assert found.to_pydict() == expected.to_pydict()
    assert len(set(found["手机"].to_pylist())) == ROWS
    assert not set(found["手机"].to_pylist()) & set(people["手机"].to_pylist()[:50])


def test_columns_that_are_not_there(session, people):
    policy = parse_policy("version: 1\nname: t\nother_columns: keep\ncolumns: {没有: {do: {action: suppress}}}")
    with pytest.raises(PolicyError, match="没有"):
        on_spark(session, people, Plan(policy))


def test_rows_that_cannot_be_protected_stop_the_job(session, people, key):
    policy = parse_policy(
        "version: 1\nname: t\nother_columns: keep\nunprotected: reject\nkinds: {mobile: {action: pseudonym}}\n"
        "columns: {备注: {kind: mobile}}"
    )
    with pytest.raises(Exception, match="unprotected: suppress") as caught:
        on_spark(session, people, Plan(policy, key=key))
    assert "139000" not in str(caught.value)
    assert not isinstance(caught.value, DataError)  # Spark wraps what its workers raise


def test_a_killed_worker_leaves_nothing_that_looks_whole(session, people, tmp_path):
    killed, output = tmp_path / "killed", tmp_path / "output"

    def killing_once(batches):
        for batch in batches:
            if not killed.exists() and 0 in batch["编号"].to_pylist():
                killed.touch()
                time.sleep(1)  # other tasks finish meanwhile
                os.kill(os.getpid(), signal.SIGKILL)
            yield batch

    frame = session.createDataFrame(people).repartition(4)
    protected = protect_on_spark(frame.mapInArrow(killing_once, frame.schema), bound_to(people))
    with pytest.raises(Exception, match="worker exited unexpectedly"):
        protected.write.parquet(str(output))
    assert killed.exists()
    assert not (output / "_SUCCESS").exists()
    assert not list(output.glob("*.parquet"))

    protected.write.mode("overwrite").parquet(str(output))
    assert (output / "_SUCCESS").exists()
    assert pq.read_table(output).sort_by("编号").to_pydict() == mask(people).to_pydict()


_DRIVER = """
import sys
import pyarrow.parquet as pq
from zhengdun.cluster.spark import local_session
from zhengdun.privacy import Plan
from zhengdun.privacy.spark import protect_on_spark

if __name__ == "__main__":
    people, output = pq.read_table(sys.argv[1]), sys.argv[2]
    frame = local_session(2).createDataFrame(people).repartition(4)
    protect_on_spark(frame, Plan.preset("strict")).write.option("maxRecordsPerFile", 1).parquet(output)
"""


@pytest.mark.parametrize(
    ("moment", "files_there"),
    [
        ("while tasks write", lambda output: any(output.glob("_temporary/0/_temporary/*/*.parquet"))),
        ("while the job commits", lambda output: any(output.glob("*.parquet"))),
    ],
)
def test_a_killed_driver_leaves_nothing_that_looks_whole(session, people, tmp_path, moment, files_there):
    source, output = tmp_path / "people.parquet", tmp_path / "output"
    people = people.slice(0, 240)  # each is a file of its own, so that the commit takes a while
    pq.write_table(people, source)
    (tmp_path / "driver.py").write_text(_DRIVER, encoding="utf-8")
    words = [sys.executable, str(tmp_path / "driver.py"), str(source), str(output)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    driver = subprocess.Popen(words, env=environment, stderr=subprocess.PIPE, start_new_session=True)
    while not files_there(output):
        assert driver.poll() is None, driver.stderr.read().decode()
        time.sleep(0.001)
    os.killpg(driver.pid, signal.SIGKILL)  # Python, its Java and its workers
    driver.communicate()

    assert not (output / "_SUCCESS").exists(), f"the job was done before it was killed {moment}"
    there = list(output.glob("*.parquet"))
    assert len(there) < people.num_rows
    assert bool(there) == (moment == "while the job commits")
    protected = protect_on_spark(session.createDataFrame(people), bound_to(people))
    with pytest.raises(Exception, match="PATH_ALREADY_EXISTS"):
        protected.write.parquet(str(output))
    protected.write.mode("overwrite").parquet(str(output))
    assert (output / "_SUCCESS").exists()
    assert pq.read_table(output).sort_by("编号").to_pydict() == mask(people).to_pydict()


def bound_to(table):
    """The plan ``strict`` for the table, so that no sample of the frame is looked at."""
    return bind(Plan.preset("strict"), table.to_batches()[0])
