"""What a sealed file declares of itself, in the place that PDF keeps for a program's own data (/PieceInfo).

It is written before the first signature and covered by it: where the document comes from, which fields this program
signs with which certificates, which stay open, and a digest of each page.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from core.sealing import SealFacts

_OWNER = "/Lingkar"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class DeclaredSigner:
    """A field that this program signs: the certificate's SHA-256 in hex and the name in it."""

    field: str
    fingerprint: str
    name: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """The whole of it. ``open_fields`` are pairs of a field and the name of whoever may sign there elsewhere."""

    facts: SealFacts
    signers: tuple[DeclaredSigner, ...]
    open_fields: tuple[tuple[str, str], ...]
    pages: tuple[str, ...]

    @property
    def fields(self) -> set[str]:
        """All signature fields that the file has."""
        return {signer.field for signer in self.signers} | {field for field, _ in self.open_fields}


def declare(writer: IncrementalPdfFileWriter, declaration: Declaration, at: datetime) -> None:
    """Write the declaration into the update of a file that is not signed yet."""
    text = json.dumps({"format": _FORMAT, **asdict(declaration)}, ensure_ascii=True, separators=(",", ":"))
    ours = generic.DictionaryObject(
        {
            pdf_name("/LastModified"): generic.pdf_date(at),
            pdf_name("/Private"): generic.pdf_string(text),
        }
    )
    writer.root[pdf_name("/PieceInfo")] = generic.DictionaryObject({pdf_name(_OWNER): ours})
    writer.update_root()


def declaration_in(root: generic.DictionaryObject) -> Declaration | None:
    """The declaration of the file with that catalogue; None if there is none. Raises for one that is damaged."""
    if "/PieceInfo" not in root or _OWNER not in root["/PieceInfo"]:
        return None
    found: dict[str, Any] = json.loads(str(root["/PieceInfo"][_OWNER]["/Private"]))
    if found.pop("format") != _FORMAT:
        return None
    return Declaration(
        SealFacts(**found["facts"]),
        tuple(DeclaredSigner(**signer) for signer in found["signers"]),
        tuple((field, name) for field, name in found["open_fields"]),
        tuple(found["pages"]),
    )
