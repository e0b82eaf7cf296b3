"""A real client, the relay, a real server: masked, passed on, held, tried again, never lost."""

import asyncio
import json
import logging
import os
import smtplib
import stat
from email import message_from_bytes
from email.policy import default

import pytest
from privacy.gateway.samples import CARD, CLEAR, MOBILE, failing_guard, guard, message
from privacy.gateway.servers import Mailbox, eventually, free_port, hand_over, mail_server, relay_settings, through

from zhengdun.privacy.errors import DataError, PrivacyError
from zhengdun.privacy.gateway.holding import drop, held_messages, release
from zhengdun.privacy.gateway.service import running
from zhengdun.privacy.gateway.spool import Envelope, Spool

PDF = b"Subject: x\r\nContent-Type: application/pdf\r\n\r\n" + MOBILE.encode() + b"\r\n"


@pytest.fixture
def spool(tmp_path):
    return tmp_path / "spool"


async def test_a_message_arrives_masked(spool):
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        mail = message(f"手机{MOBILE}\n", html=f"<b>{CARD}</b>", subject=f"{MOBILE}")
        await through(relay_settings(spool, port), guard, bytes(mail), until=lambda: mailbox.got)
    sender, recipients, data = mailbox.got[0]
    assert (sender, recipients) == ("service@broker.example", ["client@investor.example"])
    after = message_from_bytes(data, policy=default)
    assert after["Subject"] == "*" * 11
    assert after.get_body(("plain",)).get_content().strip() == f"手机{'*' * 11}"
    assert CARD.encode() not in data
    assert Spool(spool).names("outgoing") == []


async def test_what_holds_nothing_arrives_byte_for_byte(spool):
    mailbox = Mailbox()
    data = bytes(message(f"{CLEAR}\n.\n..line\n", charset="gb18030", cte="8bit", DKIM_Signature="v=1; b=abc"))
    with mail_server(mailbox) as port:
        await through(relay_settings(spool, port), guard, data, until=lambda: mailbox.got)
    assert mailbox.got[0][2] == data


async def test_unreadable_mail_is_held_and_the_postmaster_told_without_plain_values(spool, caplog):
    caplog.set_level(logging.DEBUG)
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        await through(relay_settings(spool, port), guard, PDF, until=lambda: mailbox.got)
    [held] = held_messages(Spool(spool))
    assert held.reason[0] == "无法识别的内容（application/pdf）"
    [(sender, recipients, data)] = mailbox.got
    assert (sender, recipients) == ("", ["postmaster@broker.example"])
    notice = message_from_bytes(data, policy=default)
    assert held.id in notice["Subject"]
    assert "application/pdf" in notice.get_content()
    assert "investor.example" in notice.get_content()
    for plain in (MOBILE, "client@", "service@"):
        assert plain not in notice.get_content()
        assert plain not in caplog.text
        assert plain not in (spool / "records.jsonl").read_text(encoding="utf-8")


async def test_a_guard_that_breaks_holds_everything_and_its_words_reach_no_log(spool, caplog):
    caplog.set_level(logging.DEBUG)
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        await through(relay_settings(spool, port), failing_guard, bytes(message(MOBILE)), until=lambda: mailbox.got)
    assert len(held_messages(Spool(spool))) == 1
    assert MOBILE not in caplog.text
    assert MOBILE.encode() not in mailbox.got[0][2]


async def test_a_temporary_refusal_is_tried_again(spool):
    mailbox = Mailbox(replies=["451 later", "421 later still"])
    with mail_server(mailbox) as port:
        await through(relay_settings(spool, port), guard, bytes(message(MOBILE)), until=lambda: mailbox.got)
    assert len(mailbox.got) == 1
    assert mailbox.replies == []


async def test_a_server_that_is_down_is_tried_again(spool):
    port, mailbox = free_port(), Mailbox()
    async with running(relay_settings(spool, port), guard) as ports:
        await asyncio.to_thread(hand_over, ports.mail, bytes(message(MOBILE)))
        await eventually(lambda: any(e.attempts for e in outgoing(spool)))
        with mail_server(mailbox, port):
            await eventually(lambda: mailbox.got)


def outgoing(root):
    kept = Spool(root)
    return [kept.envelope(name, "outgoing") for name in kept.names("outgoing")]


async def test_a_refusal_for_good_is_held_and_bounced_without_content(spool):
    mailbox = Mailbox(replies=["554 no"])
    with mail_server(mailbox) as port:
        until = lambda: len(mailbox.got) == 2  # noqa: E731
        await through(relay_settings(spool, port), guard, bytes(message(MOBILE)), until=until)
    assert {one[1][0] for one in mailbox.got} == {"postmaster@broker.example", "service@broker.example"}
    assert all(one[0] == "" for one in mailbox.got)
    [held] = held_messages(Spool(spool))
    assert MOBILE.encode() not in Spool(spool).read(held.id, "held")[1]


async def test_each_recipient_has_a_fate_of_its_own(spool):
    refused = {"never@investor.example": "550 unknown", "later@investor.example": "450 busy"}
    mailbox = Mailbox(refused=refused)
    everybody = ["client@investor.example", *refused]
    with mail_server(mailbox) as port:
        async with running(relay_settings(spool, port), guard) as ports:
            await asyncio.to_thread(hand_over, ports.mail, bytes(message(MOBILE)), "", everybody)
            await eventually(lambda: held_messages(Spool(spool)))
            del mailbox.refused["later@investor.example"]
            await eventually(lambda: len(mailbox.got) == 2)
    assert [one[1] for one in mailbox.got] == [["client@investor.example"], ["later@investor.example"]]
    [held] = held_messages(Spool(spool))
    assert held.recipients == ("never@investor.example",)


async def test_too_old_is_held(spool):
    mailbox = Mailbox(refused={"client@investor.example": "450 busy"})
    with mail_server(mailbox) as port:
        settings = relay_settings(spool, port, retry={"first": 0.01, "give_up": 0.05}, bounce=False)
        await through(settings, guard, bytes(message(MOBILE)), until=lambda: mailbox.got)
    assert len(held_messages(Spool(spool))) == 1


async def test_a_notice_that_is_refused_makes_no_notice(spool):
    mailbox = Mailbox(refused={"postmaster@broker.example": "550 no"})
    with mail_server(mailbox) as port:
        await through(relay_settings(spool, port), guard, PDF, until=lambda: len(held_messages(Spool(spool))) == 2)
    assert mailbox.got == []


async def test_a_bounce_that_is_held_is_told_to_the_postmaster(spool):
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        async with running(relay_settings(spool, port), guard) as ports:
            await asyncio.to_thread(hand_over, ports.mail, PDF, "")
            await eventually(lambda: mailbox.got)
    assert mailbox.got[0][1] == ["postmaster@broker.example"]


async def test_a_dry_run_reports_and_passes_everything_on_as_it_came(spool, caplog):
    caplog.set_level(logging.INFO, "zhengdun.privacy.gateway")
    mailbox = Mailbox()
    plain = bytes(message(MOBILE + "\n"))
    with mail_server(mailbox) as port:
        settings = relay_settings(spool, port, dry_run=True)
        await through(settings, guard, plain, PDF, until=lambda: len(mailbox.got) == 2)
    assert sorted(one[2] for one in mailbox.got) == sorted([plain, PDF])
    lines = [json.loads(record.message) for record in caplog.records if record.name == "zhengdun.privacy.gateway"]
    assert {"mobile": 1} in [line.get("counts") for line in lines]
    assert [line["reason"] for line in lines if line["event"] == "would_hold"]
    assert MOBILE not in caplog.text


async def test_a_held_message_is_released_or_dropped_with_a_record(spool):
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        async with running(relay_settings(spool, port), guard) as ports:
            for _ in range(2):
                await asyncio.to_thread(hand_over, ports.mail, PDF)
            kept = Spool(spool)  # as the command line of an administrator would
            first, second = held_messages(kept)
            release(kept, first.id, by="合规岗", reason="已核对，无客户信息")
            drop(kept, second.id, by="合规岗", reason="误发")
            await eventually(lambda: len(mailbox.got) == 3)
    assert PDF in [one[2] for one in mailbox.got]
    assert held_messages(kept) == []
    done = [(line["action"], line.get("by")) for line in kept.records()]
    assert done[-2:] == [("release", "合规岗"), ("drop", "合规岗")]


@pytest.mark.parametrize(
    "rubbish", [b"", b"\xff", b"{}\n", b'{"sender": "", "recipients": [], "reason": [], "odd": 1}\n']
)
async def test_a_broken_spool_file_stays_and_stops_nobody(spool, rubbish):
    broken = Spool(spool).root / "outgoing" / "0"
    broken.write_bytes(rubbish)
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        await through(relay_settings(spool, port), guard, bytes(message(MOBILE)), until=lambda: mailbox.got)
    assert broken.read_bytes() == rubbish
    with pytest.raises(DataError, match="损坏"):
        Spool(spool).read("0", "outgoing")


def test_to_release_somebody_must_say_why(spool):
    kept = Spool(spool)
    kept.put(Envelope("a@b.example", ("c@d.example",), id="1"), b"x", "held")
    with pytest.raises(PrivacyError, match="理由"):
        release(kept, "1", by="合规岗", reason=" ")
    with pytest.raises(DataError, match="没有编号"):
        drop(kept, "2", by="合规岗", reason="误发")
    with pytest.raises(DataError, match="字母和数字"):
        drop(kept, "../held/1", by="合规岗", reason="误发")
    assert len(held_messages(kept)) == 1


async def test_the_spool_is_closed_to_others_and_used_by_one_gateway(spool):
    mailbox = Mailbox(replies=["451 later"] * 50)
    with mail_server(mailbox) as port:
        settings = relay_settings(spool, port)
        async with running(settings, guard) as ports:
            await asyncio.to_thread(hand_over, ports.mail, PDF)
            with pytest.raises(DataError, match="正在使用"):
                async with running(settings, guard):
                    pass
    for folder, _, files in os.walk(spool):
        assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
        for name in files:
            assert stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode) == 0o600
    spool.chmod(0o755)
    with pytest.raises(DataError, match="chmod 700"):
        Spool(spool)


async def test_a_full_disk_is_a_temporary_failure_and_nothing_is_taken_on(spool, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    with mail_server(Mailbox()) as port:
        async with running(relay_settings(spool, port), guard) as ports:
            monkeypatch.setattr(os, "fsync", full)
            with pytest.raises(smtplib.SMTPDataError, match="452"):
                await asyncio.to_thread(hand_over, ports.mail, bytes(message(MOBILE)))
    assert Spool(spool).names("outgoing") == Spool(spool).names("held") == []


async def test_only_allowed_networks_senders_sizes_and_numbers_are_taken_on(spool):
    with mail_server(Mailbox()) as port:
        settings = relay_settings(spool, port, senders=["broker.example"], largest=2_000, recipients=2)
        async with running(settings, guard) as ports:
            with pytest.raises(smtplib.SMTPSenderRefused):
                await asyncio.to_thread(hand_over, ports.mail, b"x", "somebody@else.example")
            with pytest.raises((smtplib.SMTPDataError, smtplib.SMTPSenderRefused), match="552"):
                await asyncio.to_thread(hand_over, ports.mail, b"x" * 500 + b"\r\n" + b"y" * 3_000)
            refused = await asyncio.to_thread(
                hand_over, ports.mail, b"Subject: x\r\n\r\nx", to=[f"{n}@investor.example" for n in range(3)]
            )
            assert list(refused) == ["2@investor.example"]
        closed = relay_settings(spool, port, listen={"port": 0, "networks": ["192.0.2.0/24"]})
        async with running(closed, guard) as ports:
            with pytest.raises(smtplib.SMTPConnectError, match="554"):
                await asyncio.to_thread(hand_over, ports.mail, b"x")


async def test_more_sessions_than_allowed_are_told_to_come_again(spool):
    with mail_server(Mailbox()) as port:
        async with running(relay_settings(spool, port, sessions=1), guard) as ports:
            first = await asyncio.to_thread(smtplib.SMTP, "127.0.0.1", ports.mail, timeout=5)
            with pytest.raises(smtplib.SMTPConnectError, match="421"):
                await asyncio.to_thread(smtplib.SMTP, "127.0.0.1", ports.mail, timeout=5)
            await asyncio.to_thread(first.quit)
            await asyncio.to_thread(hand_over, ports.mail, b"Subject: x\r\n\r\nx")


async def test_chinese_addresses_pass(spool):
    mailbox = Mailbox()
    with mail_server(mailbox, enable_SMTPUTF8=True) as port:
        async with running(relay_settings(spool, port), guard) as ports:
            data = f"Subject: 通知\r\nTo: 客户@投资者.example\r\n\r\n{MOBILE}\r\n".encode()
            sent = (data, "服务@券商.example", ["客户@投资者.example"], ["SMTPUTF8", "BODY=8BITMIME"])
            await asyncio.to_thread(hand_over, ports.mail, *sent)
            await eventually(lambda: mailbox.got)
    assert mailbox.got[0][:2] == ("服务@券商.example", ["客户@投资者.example"])
