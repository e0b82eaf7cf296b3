"""The settings of the gateways: one YAML file, checked before anything starts."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from zhengdun.privacy.errors import PolicyError
from zhengdun.privacy.gateway.references import Reference

Network = IPv4Network | IPv6Network
Seconds = Annotated[float, Field(gt=0)]
Port = Annotated[int, Field(ge=0, le=65535)]
_LOOPBACK: list[Network] = [IPv4Network("127.0.0.0/8"), IPv6Network("::1/128")]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Certificate(_Section):
    """The certificate that a gateway shows to its clients, and whether they must use TLS.

    ``mode`` is ``starttls`` (offered), ``required`` (asked for before anything else) or ``implicit`` (from the start).
    """

    certificate: Path
    key: Path
    mode: Literal["starttls", "required", "implicit"] = "required"


class Listening(_Section):
    """Where a gateway listens, and to whom."""

    host: str = "127.0.0.1"
    port: Port
    networks: list[Network] = Field(default_factory=lambda: list(_LOOPBACK))
    tls: Certificate | None = None


class Upstream(_Section):
    """The mail server to which messages go on. It is the one that signs (DKIM), since masking breaks signatures."""

    host: str
    port: Port = 25
    tls: Literal["none", "starttls", "implicit"] = "starttls"
    authorities: Path | None = None
    user: str | None = None
    password: Reference | None = None
    timeout: Seconds = 60

    @model_validator(mode="after")
    def _no_password_in_the_clear(self) -> Self:
        if self.password and self.tls == "none":
            raise ValueError("有密码时必须使用TLS | a password needs TLS")
        return self


class Retrying(_Section):
    """When delivery is tried again: after ``first`` seconds, then twice as long each time, up to ``longest``."""

    first: Seconds = 60
    longest: Seconds = 3_600
    give_up: Seconds = 5 * 86_400
    at_once: Annotated[int, Field(ge=1, le=100)] = 8


class Mail(_Section):
    """The SMTP relay.

    A session may hold a message of ``largest`` bytes twice in memory, so ``sessions`` bounds the memory too. An office
    document is unpacked up to ``unpacked`` bytes. Of ``unread_types`` nothing is read, and files whose SHA-256 is in
    ``unread_digests`` (a logo) pass as they are; all other pictures, PDF and the like are held.
    """

    listen: Listening
    upstream: Upstream
    spool: Path
    postmaster: str = Field(pattern=r"^[^@\s]+@[^@\s]+$")
    senders: list[str] = Field(default_factory=list)
    largest: Annotated[int, Field(gt=0)] = 25_000_000
    unpacked: Annotated[int, Field(gt=0)] = 20_000_000
    recipients: Annotated[int, Field(gt=0)] = 100
    sessions: Annotated[int, Field(gt=0)] = 20
    masking_at_once: Annotated[int, Field(gt=0, le=64)] = 2
    bounce: bool = True
    retry: Retrying = Retrying()
    unread_types: list[str] = Field(default_factory=list)
    unread_digests: list[str] = Field(default_factory=list)


class Messages(_Section):
    """The HTTP endpoint for SMS platforms.

    ``texts`` are the fields whose text is masked (``content``, ``params.name``); a field may hold a text, or lists and
    objects of texts. ``batch`` is the field that holds a list of messages. With ``forward`` what was masked goes on to
    that address, and its answer comes back.
    """

    listen: Listening
    token: Reference
    texts: list[str] = Field(default_factory=lambda: ["content"], min_length=1)
    batch: str = "messages"
    forward: str | None = Field(default=None, pattern=r"^https?://[^@?#\s]+$")
    forward_token: Reference | None = None
    timeout: Seconds = 30
    largest: Annotated[int, Field(gt=0)] = 1_000_000
    most: Annotated[int, Field(gt=0)] = 1_000


class Gateway(_Section):
    """All settings. ``dry_run`` reports what would be masked or held and passes everything on as it came."""

    mail: Mail | None = None
    messages: Messages | None = None
    dry_run: bool = False
    log_key: Reference | None = None

    @model_validator(mode="after")
    def _something_to_do(self) -> Self:
        if self.mail is None and self.messages is None:
            raise ValueError("至少设置 mail 或 messages 之一 | set mail or messages, or both")
        return self


def read_settings(path: Path) -> Gateway:
    """The settings in a YAML file.

    Raises:
        PolicyError: every field that is wrong, with what is expected; values are not repeated.
    """
    try:
        stated: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise PolicyError(
            f"无法读取{path}：{type(error).__name__}", f"cannot read {path}: {type(error).__name__}"
        ) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise PolicyError(f"{path}第{line}行不是合法的YAML", f"line {line} of {path} is no YAML") from None
    try:
        return Gateway.model_validate(stated)
    except ValidationError as error:
        found = [(".".join(map(str, one["loc"])) or "/", one["msg"]) for one in error.errors(include_input=False)]
        listed = "; ".join(f"{where}: {what}" for where, what in found)
        raise PolicyError(f"网关设置{path}有误：{listed}", f"the settings {path} are wrong: {listed}") from None
