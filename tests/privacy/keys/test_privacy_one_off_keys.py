"""A one-off key: one life in one folder, and a certificate of its end that is true."""

import json
from datetime import UTC, datetime

import pytest

from zhengdun.privacy.errors import KeyProblem
from zhengdun.privacy.keys import Certificate, KeyReference, OneOffKey, once

MADE = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
ENDED = datetime(2026, 1, 9, 18, 30, tzinfo=UTC)


@pytest.fixture
def key(tmp_path):
    return OneOffKey.create(tmp_path / "env", purpose="测试环境 A", at=MADE)


def end(key):
    return key.destroy(protected=["investors.parquet", "trades"], by="测试负责人", at=ENDED)


def test_the_key_is_used_destroyed_and_certified(key):
    material = KeyReference.parse(f"once:{key.folder}").load()
    assert key.load() == material
    assert (key.folder / once.KEY_FILE).stat().st_mode & 0o777 == 0o600
    certificate = end(key)
    assert not (key.folder / once.KEY_FILE).exists()
    assert certificate == Certificate(
        key_id=material.key_id,
        purpose="测试环境 A",
        created=MADE.isoformat(),
        destroyed=ENDED.isoformat(),
        protected=("investors.parquet", "trades"),
        by="测试负责人",
    )
    with pytest.raises(KeyProblem, match="只用一次"):
        key.load()


def test_the_certificate_is_there_for_programs_and_for_people(key):
    certificate = end(key)
    assert Certificate.from_json((key.folder / once.CERTIFICATE).read_text(encoding="utf-8")) == certificate
    page = (key.folder / once.CERTIFICATE_TEXT).read_text(encoding="utf-8")
    for said in (
        certificate.key_id,
        "测试环境 A",
        "investors.parquet",
        "测试负责人",
        "2026-01-09T18:30",
        "磨损均衡",
        "not anonymised",
    ):
        assert said in page


def test_the_key_is_written_over_before_it_is_removed(key, monkeypatch):
    path, written = key.folder / once.KEY_FILE, []
    before = path.read_bytes()
    monkeypatch.setattr(once.os, "fsync", lambda _: written.append(path.read_bytes()) if path.exists() else None)
    end(key)
    assert [len(content) for content in written[:2]] == [len(before)] * 2
    assert before not in written
    assert written[1] == bytes(len(before))


def test_a_folder_serves_once(key):
    with pytest.raises(KeyProblem, match="只用一次"):
        OneOffKey.create(key.folder, purpose="again", at=MADE)
    end(key)
    with pytest.raises(KeyProblem, match="只用一次"):
        OneOffKey.create(key.folder, purpose="again", at=MADE)


def test_destroyed_twice_is_certified_once(key):
    first = end(key)
    assert key.destroy(protected=[], by="other", at=datetime(2027, 1, 1, tzinfo=UTC)) == first


def test_an_interrupted_destruction_is_completed(key, monkeypatch):
    def killed(*_):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(once, "write_new", killed)
        with pytest.raises(SystemExit):
            end(key)
    assert not (key.folder / once.KEY_FILE).exists()
    assert not (key.folder / once.CERTIFICATE).exists()
    with pytest.raises(KeyProblem):
        key.load()
    assert end(key).key_id == json.loads((key.folder / once.RECORD).read_text())["key_id"]


def test_another_key_than_that_of_the_record_is_left_alone(key, tmp_path):
    other = OneOffKey.create(tmp_path / "other", purpose="x", at=MADE)
    (key.folder / once.KEY_FILE).write_bytes((other.folder / once.KEY_FILE).read_bytes())
    with pytest.raises(KeyProblem, match="未销毁"):
        end(key)
    assert (key.folder / once.KEY_FILE).exists()


def test_where_no_key_was_made_there_is_none_to_load_or_destroy(tmp_path):
    with pytest.raises(KeyProblem, match="没有一次性密钥"):
        OneOffKey(tmp_path).load()
    with pytest.raises(KeyProblem, match="没有可读的"):
        end(OneOffKey(tmp_path))


def test_a_time_without_a_zone_is_refused(tmp_path):
    with pytest.raises(ValueError, match="zone"):
        OneOffKey.create(tmp_path / "env", purpose="x", at=datetime(2026, 1, 1))  # noqa: DTZ001 -- the case
    assert not (tmp_path / "env" / once.KEY_FILE).exists()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "other"}', "\x00"])
def test_what_is_no_certificate_is_refused(text):
    with pytest.raises(KeyProblem, match="销毁证明"):
        Certificate.from_json(text)
