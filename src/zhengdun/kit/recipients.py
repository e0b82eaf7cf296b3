"""To whom what the Measures ask to be reported goes (article 72)."""

from __future__ import annotations

from zhengdun.ledger.columns import Label

CSRC = Label("中国证监会", "CSRC")


def recipient(kind: str, bureau: str | None) -> Label:
    """The recipient for an institution of ``kind``: the CSRC for core institutions, else its local office.

    The CSRC may ask otherwise in a single case (中国证监会另有要求的除外).

    >>> recipient("core", None).zh, recipient("securities", "示例证监局").zh
    ('中国证监会', '示例证监局')
    """
    if kind == "core":
        return CSRC
    return Label(bureau, bureau) if bureau else Label("属地中国证监会派出机构", "the CSRC's local office")
