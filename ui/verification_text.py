"""What a check of a sealed file found, in words, for the window and for the command line. No Qt here."""

from __future__ import annotations

from datetime import UTC

from core.sealing import Damage, Verification
from core.wording import date_long
from resources.words import t, word


def damage_sentence(damage: Damage) -> str:
    """One thing that is wrong with a file."""
    return word("damage", damage.code, **dict(damage.data))


def fact_lines(verification: Verification) -> list[str]:
    """Which document it is, who signed it and when, and who has not."""
    lines: list[str] = []
    facts = verification.facts
    if facts is not None:
        lines.append(t("Nomor {number}, versi {version}", number=facts.number or "–", version=facts.version))
        head = " ".join(facts.journal_head[start : start + 4] for start in range(0, 20, 4))
        lines.append(t("Kepala jurnal {head}", head=head))
        lines.append(word("library_match", verification.library))
    for text in verification.signatures:
        at = text.signed_at.astimezone(UTC) if text.signed_at else None
        time = f"{date_long(at.date())} {at:%H.%M} UTC" if at else "–"
        known = t("dikenal") if text.known else t("belum dikenal")
        lines.append(t("Tanda tangan {name}, {time}, {known}", name=text.name, time=time, known=known))
    lines += [t("Belum ditandatangani: {name}", name=name) for name in verification.open_fields]
    return lines
