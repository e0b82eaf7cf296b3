"""Keys: by reference, for their owner alone, shown nowhere."""

import copy
import os
import pickle
import traceback
from dataclasses import dataclass

import pytest
from cryptography.hazmat.primitives.hashes import SM3
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from zhengdun.privacy.errors import KeyProblem
from zhengdun.privacy.keys import KeyMaterial, KeyReference, generate_key_file, kms, register_kms

SECRET = bytes(range(100, 132))
PLACES = ["repr", "str", "format"]


@dataclass(frozen=True)
class Plan:
    """What a job sends to its workers."""

    key: KeyReference
    columns: tuple[str, ...] = ("id",)


def shown(text: str | bytes) -> bool:
    """Whether the secret can be read there, as bytes or as digits."""
    content = text.encode() if isinstance(text, str) else text
    return SECRET in content or SECRET.hex().encode() in content.lower() or repr(SECRET).encode() in content


def test_the_key_shows_itself_nowhere():
    key = KeyMaterial(SECRET)
    assert not any(map(shown, [repr(key), str(key), f"{key}", repr([key]), repr({"key": key}), key.key_id]))
    assert key.key_id in repr(key)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(KeyProblem):
            pickle.dumps(key, protocol)
    assert copy.copy(key) is copy.deepcopy([key])[0] is key


def test_a_plan_travels_with_the_reference_and_without_the_key(tmp_path):
    path = tmp_path / "job.key"
    path.touch(0o600)
    path.write_text(SECRET.hex())
    plan = Plan(KeyReference.parse(f"file:{path}"))
    assert plan.key.load() == KeyMaterial(SECRET)
    sent = pickle.dumps(plan)
    assert not shown(sent)
    assert pickle.loads(sent).key.load() == KeyMaterial(SECRET)  # noqa: S301 -- our own


def test_purposes_give_keys_of_their_own_and_the_same_ones_again():
    key = KeyMaterial(SECRET)
    assert key.derive("mobile") == KeyMaterial(SECRET).derive("mobile")
    assert len({key.derive("mobile"), key.derive("name"), key.derive(""), SECRET}) == 4
    assert len(key.derive("mobile", 16)) == 16
    for length in (0, 8161):
        with pytest.raises(ValueError, match="derived"):
            key.derive("mobile", length)


def test_ciphers_have_keys_of_their_own_by_the_hash_of_their_family():
    key = KeyMaterial(SECRET)
    assert len(key.cipher_key("aes", "x")) == 32
    assert len(key.cipher_key("sm4", "x")) == 16
    info = b"zhengdun privacy 1\0sm4 x"
    assert key.cipher_key("sm4", "x") == HKDF(algorithm=SM3(), length=16, salt=None, info=info).derive(SECRET)
    with pytest.raises(KeyProblem, match="des"):
        key.cipher_key("des", "x")


def test_the_fingerprint_tells_keys_apart():
    assert KeyMaterial(SECRET).key_id == KeyMaterial(SECRET).key_id != KeyMaterial(SECRET[::-1]).key_id
    assert KeyMaterial(SECRET) != KeyMaterial(SECRET[::-1])
    assert KeyMaterial(SECRET) != SECRET


@pytest.mark.parametrize("secret", [b"", bytes(range(15)), bytes(range(65)), bytes(32), b"abcabcabcabcabcabc"])
def test_what_is_no_key_is_refused(secret):
    with pytest.raises(KeyProblem):
        KeyMaterial(secret)


def test_a_generated_file_is_for_its_owner_and_never_replaced(tmp_path):
    path = tmp_path / "new.key"
    previous = os.umask(0)
    try:
        key = generate_key_file(path)
    finally:
        os.umask(previous)
    assert path.stat().st_mode & 0o777 == 0o600
    assert KeyReference.parse(f"file:{path}").load() == key
    content = path.read_bytes()
    with pytest.raises(KeyProblem, match="不覆盖"):
        generate_key_file(path)
    assert path.read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == ["new.key"]


def test_a_key_file_in_no_folder_is_a_clear_error(tmp_path):
    with pytest.raises(KeyProblem, match="无法写入"):
        generate_key_file(tmp_path / "missing" / "new.key")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o644, 0o610, 0o666])
def test_a_file_that_others_can_use_is_refused(tmp_path, mode):
    path = tmp_path / "open.key"
    path.write_text(SECRET.hex())
    path.chmod(mode)
    with pytest.raises(KeyProblem, match="chmod 600"):
        KeyReference("file", str(path)).load()
    path.chmod(0o400)
    assert KeyReference("file", str(path)).load() == KeyMaterial(SECRET)


@pytest.mark.parametrize(
    "content", [b"", b"zz" * 32, b"\xff\xfe" * 32, b"0" * 64, b"12" * 5000, SECRET, b"abc", b"# only"]
)
def test_rubbish_in_a_key_file_is_refused_and_not_repeated(tmp_path, content):
    path = tmp_path / "rubbish.key"
    path.touch(0o600)
    path.write_bytes(content)
    with pytest.raises(KeyProblem) as caught:
        KeyReference("file", str(path)).load()
    assert str(path) in caught.value.zh
    assert str(path) in caught.value.en
    told = "".join(traceback.format_exception(caught.value))
    assert content.decode("latin-1") not in told or len(content) < 8


def test_no_file_a_folder_and_a_pipe_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe", 0o600)
    for place in (tmp_path / "nothing", tmp_path, tmp_path / "pipe"):
        with pytest.raises(KeyProblem):
            KeyReference("file", str(place)).load()


def test_a_key_from_the_environment(monkeypatch):
    monkeypatch.setenv("ZD_TEST_KEY", SECRET.hex())
    assert KeyReference.parse("env:ZD_TEST_KEY").load() == KeyMaterial(SECRET)
    monkeypatch.setenv("ZD_TEST_KEY", "secret words")
    with pytest.raises(KeyProblem) as caught:
        KeyReference.parse("env:ZD_TEST_KEY").load()
    assert "secret words" not in caught.value.zh + caught.value.en
    monkeypatch.delenv("ZD_TEST_KEY")
    with pytest.raises(KeyProblem, match="未设置"):
        KeyReference.parse("env:ZD_TEST_KEY").load()


@pytest.mark.parametrize("text", ["", "file:", "file", "http:x", SECRET.hex(), ":x", f"hex:{SECRET.hex()}"])
def test_what_is_no_reference_is_refused_and_not_repeated(text):
    with pytest.raises(KeyProblem) as caught:
        KeyReference.parse(text)
    assert not shown(caught.value.zh + caught.value.en)


def test_a_reference_is_written_as_it_is_read():
    for text in ("file:/etc/zd/a.key", "env:ZD", "kms:hsm/a:b", "once:env-1"):
        assert str(KeyReference.parse(text)) == text


@pytest.fixture
def no_kms(monkeypatch):
    monkeypatch.setattr(kms, "_FETCHERS", {})


@pytest.mark.usefixtures("no_kms")
def test_a_key_from_a_registered_system():
    register_kms("hsm", {"job": SECRET}.__getitem__)
    assert KeyReference.parse("kms:hsm/job").load() == KeyMaterial(SECRET)
    with pytest.raises(KeyProblem, match="已登记"):
        register_kms("hsm", lambda _: b"")


@pytest.mark.usefixtures("no_kms")
def test_what_a_system_raises_goes_no_further():
    def fetch(name):
        raise ConnectionError(f"token=sesame for {name}")

    register_kms("hsm", fetch)
    with pytest.raises(KeyProblem) as caught:
        KeyReference.parse("kms:hsm/job").load()
    told = "".join(traceback.format_exception(caught.value))
    assert "ConnectionError" in caught.value.en
    assert "sesame" not in told


@pytest.mark.usefixtures("no_kms")
@pytest.mark.parametrize("text", ["kms:unknown/job", "kms:hsm", "kms:/x"])
def test_an_unknown_system_is_refused(text):
    with pytest.raises(KeyProblem, match="register_kms"):
        KeyReference.parse(text).load()


@pytest.mark.usefixtures("no_kms")
def test_an_installed_system_needs_no_registration(monkeypatch):
    class Entry:
        def load(self):
            return lambda _: SECRET

    monkeypatch.setattr(kms, "entry_points", lambda **asked: [Entry()] if asked["name"] == "cloud" else [])
    assert KeyReference.parse("kms:cloud/job").load() == KeyMaterial(SECRET)
