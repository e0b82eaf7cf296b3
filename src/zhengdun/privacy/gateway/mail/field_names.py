"""Header fields by what stands in them. What is not named here is taken for text that a person may have written."""

_WITH_ADDRESSES = """
    from to cc bcc sender reply-to resent-from resent-to resent-cc resent-bcc resent-sender errors-to delivered-to
    disposition-notification-to return-receipt-to x-original-to envelope-to apparently-to mail-followup-to x-sender
    x-receiver
"""
_FOR_MACHINES = """
    received return-path date resent-date message-id resent-message-id in-reply-to references mime-version content-type
    content-disposition content-transfer-encoding content-id content-location content-language content-md5
    content-length lines dkim-signature domainkey-signature arc-seal arc-message-signature arc-authentication-results
    authentication-results received-spf list-id list-unsubscribe list-unsubscribe-post list-help list-post list-archive
    x-originating-ip x-mailer user-agent thread-index auto-submitted
"""

ADDRESSES = frozenset(_WITH_ADDRESSES.split())
"""Addresses, which must stay for the message to be delivered, and names beside them."""

MACHINES = frozenset(_FOR_MACHINES.split())
"""Written by and for programmes; to change them would break threads, types or the trace."""

SIGNATURES = frozenset(field for field in MACHINES if field.startswith(("arc-", "dkim-", "domainkey-")))
"""Signatures of the whole message, which no longer hold once it is changed."""

SUMS = frozenset({"content-md5", "content-length", "lines"})
"""Sums and lengths of a body, which no longer hold once it is changed."""
