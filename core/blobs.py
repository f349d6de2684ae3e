"""Bytes beside the tables: pictures and scans, kept once each under the digest of what they are.

A record names its bytes by their digest in a field ``blob`` (or ``…_blob``), so the journal carries the digest and
never the bytes. They are kept in the same transaction as the act that needs them first, go with every copy and backup,
and are swept when the library is closed and no record names them any more.
"""

from __future__ import annotations

import hashlib

DIGEST_LENGTH = 64
"""Letters of a digest."""


def blob_digest(content: bytes) -> str:
    """The name of ``content``: its SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()
