"""What a check of a sealed file found, in words, for the window and for the command line. No Qt here."""

from __future__ import annotations

from datetime import UTC

from core.clock import local
from core.sealing import Damage, SignatureText, Verification
from core.wording import date_long
from resources.words import t, word


def damage_sentence(damage: Damage) -> str:
    """One thing that is wrong with a file."""
    return word("damage", damage.code, **dict(damage.data))


def document_lines(verification: Verification) -> list[str]:
    """Which document it is, and whether the library has the same."""
    facts = verification.facts
    if facts is None:
        return []
    return [
        t("Nomor {number}, versi {version}", number=facts.number or "–", version=facts.version),
        t("Kepala jurnal {head}", head=grouped(facts.journal_head, 20)),
        word("library_match", verification.library),
    ]


def signed_time(text: SignatureText, zone: str = "") -> str:
    """When somebody signed by that computer's clock, in a zone ("": UTC): "11 November 2026 11.24 WIB"."""
    if text.signed_at is None:
        return "–"
    at = local(text.signed_at, zone) if zone else text.signed_at.astimezone(UTC)
    return f"{date_long(at.date())} {at:%H.%M} {zone or 'UTC'}"


def signature_line(text: SignatureText) -> str:
    """Who signed, when, and whether the certificate is known here."""
    time = signed_time(text)
    known = t("dikenal") if text.known else t("belum dikenal")
    return t("Tanda tangan {name}, {time}, {known}", name=text.name, time=time, known=known)


def open_lines(verification: Verification) -> list[str]:
    """Who has not signed."""
    return [t("Belum ditandatangani: {name}", name=name) for name in verification.open_fields]


def fact_lines(verification: Verification) -> list[str]:
    """Which document it is, who signed it and when, and who has not."""
    signed = (signature_line(text) for text in verification.signatures)
    return [*document_lines(verification), *signed, *open_lines(verification)]


def grouped(digest: str, letters: int = 64) -> str:
    """The first letters of a digest in groups of four, as people compare them."""
    return " ".join(digest[start : start + 4] for start in range(0, min(letters, len(digest)), 4))
