"""The settings file: what is wrong is said in words, and no value is repeated."""

import pytest

from zhengdun.privacy.errors import KeyProblem, PolicyError
from zhengdun.privacy.gateway.references import fetch
from zhengdun.privacy.gateway.settings import read_settings

SOUND = """
mail:
  listen: {port: 2525}
  upstream: {host: mail.broker.example, tls: starttls}
  spool: /var/spool/zhengdun
  postmaster: postmaster@broker.example
messages:
  listen: {port: 8080}
  token: env:SMS_TOKEN
"""


def read(tmp_path, text):
    path = tmp_path / "gateway.yaml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def test_what_is_not_said_is_the_careful_choice(tmp_path):
    settings = read(tmp_path, SOUND)
    assert settings.mail.listen.host == settings.messages.listen.host == "127.0.0.1"
    assert [str(network) for network in settings.mail.listen.networks] == ["127.0.0.0/8", "::1/128"]
    assert settings.mail.unread_types == []
    assert settings.mail.upstream.tls == "starttls"
    assert not settings.dry_run


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("port: 2525", "port: 70000"), "mail.listen.port"),
        (("tls: starttls", "tls: maybe"), "mail.upstream.tls"),
        (("  spool: /var/spool/zhengdun\n", ""), "mail.spool"),
        (("spool:", "spol:"), "mail.spol"),
        (("env:SMS_TOKEN", "plainly-the-secret-itself"), "file:PATH or env:NAME"),
        (("tls: starttls", "tls: none, user: a, password: env:P"), "a password needs TLS"),
        (("{port: 8080}", "{port: 8080}\n  forward: https://name:secret@sms.example/send"), "messages.forward"),
        (("mail:", "nothing:"), "nothing"),
    ],
)
def test_each_fault_is_named_and_no_value_repeated(tmp_path, change, said):
    with pytest.raises(PolicyError) as wrong:
        read(tmp_path, SOUND.replace(*change))
    assert said in wrong.value.en
    assert "网关设置" in wrong.value.zh
    assert "secret" not in wrong.value.en


@pytest.mark.parametrize("text", ["", "- a", "mail: [", "\t", "dry_run: true"])
def test_rubbish_is_no_settings_file(tmp_path, text):
    with pytest.raises(PolicyError):
        read(tmp_path, text)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(PolicyError, match="无法读取"):
        read_settings(tmp_path / "none.yaml")


def test_secrets_are_fetched_from_where_only_their_owner_reads(tmp_path, monkeypatch):
    path = tmp_path / "token"
    path.write_text("sixteen-characters\n")
    path.chmod(0o644)
    with pytest.raises(KeyProblem, match="chmod 600"):
        fetch(f"file:{path}")
    path.chmod(0o600)
    assert fetch(f"file:{path}") == "sixteen-characters"
    monkeypatch.setenv("SMS_TOKEN", "short")
    with pytest.raises(KeyProblem) as short:
        fetch("env:SMS_TOKEN")
    assert "short'" not in str(short.value)
    with pytest.raises(KeyProblem, match="无法读取"):
        fetch(f"file:{tmp_path / 'none'}")
