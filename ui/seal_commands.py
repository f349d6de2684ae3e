"""Sealing and checking without a screen: ``export --seal``, ``export --tte`` and ``verify``. No Qt here."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any, TextIO

from core.identity import Id
from core.minutes import Minutes
from core.ports import LedgerProblem, Library, Problem
from core.sealing import KeyFile, KeyProblem, KeyTrouble, SealOrder, Verdict, Verification, compared
from core.state import SessionState
from resources.words import t, word
from ui.arguments import UsageMistake
from ui.opening import opened
from ui.sealing import keep_seal, minutes_of_version, minutes_to_seal, sealed_content, sealed_version
from ui.services import Services
from ui.verification_text import damage_sentence, fact_lines

_VERDICTS = {
    Verdict.INTACT: "utuh",
    Verdict.UNKNOWN_SIGNER: "utuh_penanda_tangan_belum_dikenal",
    Verdict.CHANGED: "berubah",
}


def export_sealed(
    wishes: argparse.Namespace, services: Services, library: Library, session_id: Id, out: TextIO
) -> None:
    """Write the sealed PDF of the current version; one that is sealed already is written as it was sealed."""
    live = opened(library, services, session_id)
    kept = sealed_version(live.state)
    if kept is None:
        order = _order(wishes)
        services.keys().try_order(order)  # before anything is frozen
        minutes = minutes_to_seal(live)
        content = services.seal(minutes, order)
        version = keep_seal(live, minutes, content)
    else:
        version, content = kept
    services.write_file(wishes.pdf, content)
    number, digest = version.number, version.file_digest
    out.write(t("{path}: versi {n} tersegel, SHA-256 {digest}", path=wishes.pdf, n=number, digest=digest) + "\n")


def export_for_office(
    wishes: argparse.Namespace, services: Services, library: Library, session_id: Id, out: TextIO
) -> None:
    """Write the frozen version without a signature, for the office's own electronic signatures."""
    minutes = minutes_to_seal(opened(library, services, session_id))
    pages = services.print_for_office(minutes, wishes.pdf)
    out.write(t("{path}: {n} halaman", path=wishes.pdf, n=pages) + "\n")


def export_version(
    wishes: argparse.Namespace, services: Services, library: Library, session_id: Id, out: TextIO
) -> None:
    """Write a version as it was: the file that was sealed, or what was printed before the next one was begun."""
    number = wishes.version
    sealed = sealed_content(library.ledger.load(session_id), number)
    if sealed is not None:
        services.write_file(wishes.pdf, sealed)
    else:
        services.print_minutes(_minutes_of_version(library, session_id, number), wishes.pdf)
    out.write(t("{path}: versi {n}", path=wishes.pdf, n=number) + "\n")


def _minutes_of_version(library: Library, session_id: Id, number: int) -> Minutes:
    try:
        return minutes_of_version(library.ledger, session_id, number)
    except LookupError as error:
        raise UsageMistake(t("Tidak ada versi {n}", n=number)) from error


def _order(wishes: argparse.Namespace) -> SealOrder:
    passphrase = _passphrase(wishes.p12_passphrase_file)
    key_files = tuple(KeyFile(path, passphrase) for path in wishes.p12)
    return SealOrder(_passphrase(wishes.passphrase_file), key_files)


def _passphrase(path: Path | None) -> str:
    """The first line of the file."""
    if path is None:
        return ""
    try:
        return path.read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r")
    except (OSError, ValueError) as error:
        raise KeyTrouble(KeyProblem.CANNOT_READ, str(path)) from error


def verified(wishes: argparse.Namespace, services: Services, library: Library | None, out: TextIO) -> Verification:
    """Check one file, and write what was found; ``library`` is compared with, if it could be opened."""
    try:
        content = wishes.pdf.read_bytes()
    except FileNotFoundError as error:
        raise LedgerProblem(Problem.NO_SUCH_PATH, str(wishes.pdf)) from error
    except (OSError, ValueError) as error:
        raise LedgerProblem(Problem.CANNOT_OPEN, str(wishes.pdf)) from error
    verification = services.verify(content)
    if library is not None and verification.facts is not None:
        verification = compared(verification, content, _session_in(library, verification.facts.session_id))
    if wishes.json:
        out.write(f"{json.dumps(_as_json(verification), indent=1, ensure_ascii=False)}\n")
    else:
        out.writelines(f"{line}\n" for line in _lines(verification))
    return verification


def _session_in(library: Library, session_id: Id) -> SessionState:
    return library.ledger.load(session_id)


def _lines(verification: Verification) -> list[str]:
    damages = [f"- {damage_sentence(damage)}" for damage in verification.damages]
    return [word("verdict", verification.verdict), *damages, *fact_lines(verification)]


def _as_json(verification: Verification) -> dict[str, Any]:
    facts = verification.facts
    return {
        "putusan": _VERDICTS[verification.verdict],
        "sebab": [
            {"kode": str(damage.code), "kalimat": damage_sentence(damage), **dict(damage.data)}
            for damage in verification.damages
        ],
        "sesi": facts.session_id if facts else None,
        "nomor": facts.number if facts else None,
        "versi": facts.version if facts else None,
        "kepala_jurnal": facts.journal_head if facts else None,
        "sidik_isi": facts.content_digest if facts else None,
        "pustaka": str(verification.library),
        "tanda_tangan": [
            {
                "kolom": text.field,
                "nama": text.name,
                "waktu": text.signed_at.isoformat() if text.signed_at else None,
                "dikenal": text.known,
                "sidik_sertifikat": text.fingerprint,
            }
            for text in verification.signatures
        ],
        "kolom_kosong": list(verification.open_fields),
    }
