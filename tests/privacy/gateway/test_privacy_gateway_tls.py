"""TLS on both sides of the relay and before the HTTP endpoint, with a certificate made for the test."""

import asyncio
import datetime
import ipaddress
import smtplib
import ssl

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from privacy.gateway.samples import MOBILE, guard, message
from privacy.gateway.servers import Mailbox, eventually, hand_over, mail_server, relay_settings

from zhengdun.privacy.gateway.service import running
from zhengdun.privacy.gateway.spool import Spool


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(
            name, name, key.public_key(), x509.random_serial_number(), now, now + datetime.timedelta(1)
        )
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return {"certificate": folder / "certificate.pem", "key": folder / "key.pem"}


def server_tls(certificate):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate["certificate"], certificate["key"])
    return context


def send(port, certificate, mode):
    trusted = ssl.create_default_context(cafile=certificate["certificate"])
    if mode == "implicit":
        client = smtplib.SMTP_SSL("127.0.0.1", port, timeout=10, context=trusted)
    else:
        client = smtplib.SMTP("127.0.0.1", port, timeout=10)
    with client:
        if mode != "implicit":
            client.starttls(context=trusted)
        client.sendmail("service@broker.example", ["client@investor.example"], bytes(message(MOBILE)))


@pytest.mark.parametrize("mode", ["starttls", "required", "implicit"])
async def test_mail_comes_and_goes_under_tls(tmp_path, certificate, mode):
    mailbox = Mailbox()
    listen = {"port": 0, "tls": {**certificate, "mode": mode}}
    with mail_server(mailbox, tls_context=server_tls(certificate), require_starttls=True) as port:
        upstream = {"host": "127.0.0.1", "port": port, "timeout": 5, "authorities": certificate["certificate"]}
        settings = relay_settings(tmp_path / "spool", port, listen=listen, upstream=upstream)
        async with running(settings, guard) as ports:
            await asyncio.to_thread(send, ports.mail, certificate, mode)
            await eventually(lambda: mailbox.got)
    assert MOBILE.encode() not in mailbox.got[0][2]


async def test_where_tls_is_required_nothing_is_taken_on_without(tmp_path, certificate):
    settings = relay_settings(tmp_path / "spool", 25, listen={"port": 0, "tls": certificate})
    async with running(settings, guard) as ports:

        def plainly():
            with smtplib.SMTP("127.0.0.1", ports.mail, timeout=10) as client:
                client.sendmail("service@broker.example", ["client@investor.example"], b"x")

        with pytest.raises(smtplib.SMTPSenderRefused, match="STARTTLS"):
            await asyncio.to_thread(plainly)


async def test_an_upstream_whose_certificate_is_not_trusted_gets_nothing(tmp_path, certificate):
    mailbox = Mailbox()
    with mail_server(mailbox, tls_context=server_tls(certificate)) as port:
        settings = relay_settings(tmp_path / "spool", port, upstream={"host": "127.0.0.1", "port": port, "timeout": 5})
        async with running(settings, guard) as ports:
            await asyncio.to_thread(hand_over, ports.mail, bytes(message(MOBILE)))
            kept = Spool(tmp_path / "spool")
            await eventually(lambda: any(kept.envelope(name, "outgoing").attempts for name in kept.names("outgoing")))
    assert mailbox.got == []
