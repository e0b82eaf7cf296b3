"""``kill -9``: what was answered with 250 arrives after a restart, whatever was going on."""

import contextlib
import os
import re
import signal
import smtplib
import subprocess
import sys
import threading
import time

import pytest
import yaml
from privacy.gateway.samples import MOBILE, message
from privacy.gateway.servers import Mailbox, free_port, hand_over, mail_server

from zhengdun.privacy.gateway.spool import Envelope, Spool


@contextlib.contextmanager
def relay(settings):
    """A relay process and its port; killed at the end, if not before."""
    command = [sys.executable, "-m", "privacy.gateway.relay_process", str(settings)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        yield process, int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture
def upstream():
    return free_port()


@pytest.fixture
def settings(tmp_path, upstream):
    stated = {
        "listen": {"port": 0},
        "upstream": {"host": "127.0.0.1", "port": upstream, "tls": "none"},
        "spool": str(tmp_path / "spool"),
        "postmaster": "postmaster@broker.example",
        "retry": {"first": 0.05, "longest": 0.2},
    }
    path = tmp_path / "gateway.yaml"
    path.write_text(yaml.safe_dump({"mail": stated}), encoding="utf-8")
    return path


def wait_for(true, seconds=15):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)


def test_killed_between_250_and_delivery_the_message_arrives_after_a_restart(settings, upstream):
    with relay(settings) as (process, port):
        hand_over(port, bytes(message(f"{MOBILE}\n", subject="一号")))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    mailbox = Mailbox()
    with mail_server(mailbox, upstream), relay(settings):
        wait_for(lambda: mailbox.got)
        wait_for(lambda: not Spool(settings.parent / "spool").names("outgoing"))
    assert len(mailbox.got) == 1
    assert MOBILE.encode() not in mailbox.got[0][2]


def test_killed_at_any_moment_no_message_that_was_taken_on_is_lost(settings, upstream):
    mailbox, taken_on = Mailbox(), []

    def send(port):
        with contextlib.suppress(smtplib.SMTPException, OSError):
            while True:
                number = len(taken_on) + 1
                hand_over(port, bytes(message("x\n", subject=f"n{number}")))
                taken_on.append(number)

    with mail_server(mailbox, upstream):
        for pause in (0.05, 0.1, 0.15):
            with relay(settings) as (process, port):
                client = threading.Thread(target=send, args=[port])
                client.start()
                time.sleep(pause)
                os.kill(process.pid, signal.SIGKILL)
                process.wait()
                client.join()
        with relay(settings):
            wait_for(lambda: not Spool(settings.parent / "spool").names("outgoing"))
    arrived = {int(re.search(rb"Subject: n(\d+)", data)[1]) for _, _, data in mailbox.got}
    assert taken_on
    assert set(taken_on) <= arrived


def test_what_was_half_written_is_removed_and_what_is_whole_is_kept(tmp_path):
    spool = Spool(tmp_path / "spool")
    spool.put(Envelope("a@b.example", ("c@d.example",), id="1"), b"whole", "outgoing")
    (spool.root / "incoming" / "2.half").write_bytes(b'{"sender": "a')
    with spool.alone():
        assert list((spool.root / "incoming").iterdir()) == []
    assert spool.read("1", "outgoing")[1] == b"whole"
