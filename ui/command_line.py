"""The program without a screen: play, list, show, export, verify, ballots, recount, participants, take, erase, check.
No Qt here.

Exit codes: 0 done, 1 a failure of the environment, 2 a mistake in what was asked for; the last two with one line on
stderr.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TextIO

from core.faults import Fault, FaultCode, FileFaults
from core.identity import Id
from core.minute_taking import minutes_of
from core.minutes import Minutes
from core.pictures import illustrated
from core.ports import LedgerProblem, Library, Problem, Taken
from core.recount import is_unchanged
from core.sealing import KeyTrouble, Verdict
from resources.samples import SAMPLE_SESSION
from resources.words import t, word
from ui.arguments import UsageMistake
from ui.erase_commands import erase
from ui.figures_text import figure_lines, recount_lines, session_lines
from ui.participants_text import participant_lines, participants_json
from ui.seal_commands import export_for_office, export_sealed, export_version, verified
from ui.sealing import Refused
from ui.services import Services
from ui.verification_text import damage_sentence
from ui.words_of import taken_sentences

DONE, FAILURE, MISTAKE, INTERRUPTED = 0, 1, 2, 130

MISTAKES = {Problem.NO_SUCH_SESSION, Problem.AMBIGUOUS_SESSION, Problem.NOT_SUPPORTED}


PDF_HEAD = b"%PDF-"
CSV_HEAD = "\ufefflingkar,surat suara".encode()


class Failure(Exception):
    """A check found something; the text is a sentence for people."""


def answer(wishes: argparse.Namespace, services: Services, out: TextIO, err: TextIO) -> int:
    """Do what one command asks for, write the answer to ``out`` or what is wrong to ``err``; return the exit code."""
    try:
        _COMMANDS[wishes.command](wishes, services, out)
        out.flush()
    except FileFaults as faults:
        return complain(faults_sentence(faults), err, MISTAKE)
    except LedgerProblem as problem:
        sentence = word("problem", problem.problem, place=problem.place)
        return complain(sentence, err, MISTAKE if problem.problem in MISTAKES else FAILURE)
    except Refused as refused:
        sentence = word("refusal", refused.refusal.code, **dict(refused.refusal.data))
        return complain(sentence, err, MISTAKE)
    except KeyTrouble as trouble:
        return complain(word("key_problem", trouble.problem, place=trouble.place), err, MISTAKE)
    except UsageMistake as mistake:
        return complain(str(mistake), err, MISTAKE)
    except Failure as failure:
        return complain(str(failure), err, FAILURE)
    except BrokenPipeError:  # whoever read the answer has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
    except OSError as error:
        return complain(t("Tidak dapat dibaca atau ditulisi: {reason}", reason=error.strerror or error), err, FAILURE)
    except KeyboardInterrupt:
        return complain(t("Dihentikan"), err, INTERRUPTED)
    return DONE


def complain(sentence: str, err: TextIO, code: int) -> int:
    """Write one line about what is wrong, and return ``code``."""
    line = " ".join(sentence.split())
    err.write("".join(sign if sign.isprintable() else "�" for sign in line) + "\n")
    return code


def faults_sentence(faults: FileFaults) -> str:
    """What is wrong in a file: the first fault, and how many more there are."""
    first, *more = faults.faults
    sentence = fault_sentence(first)
    return t("{sentence} (dan {n} kesalahan lain)", sentence=sentence, n=len(more)) if more else sentence


def fault_sentence(fault: Fault) -> str:
    """One fault: the place, and the reason."""
    data = dict(fault.data)
    if fault.code is FaultCode.REFUSED:
        data["reason"] = word("refusal", str(data.pop("refusal")), **data)
    reason = word("fault", fault.code, **data)
    return f"{fault.place}: {reason}" if fault.place else reason


def _demo(wishes: argparse.Namespace, services: Services, out: TextIO) -> None:
    _refuse_to_overwrite(wishes.pdf)
    with services.throwaway() as library:
        played = services.play_file(SAMPLE_SESSION, library)
        minutes = minutes_in(library, played.session_id)
        services.print_minutes(minutes, wishes.pdf)
        _write_figures(minutes, wishes, services, out)


def _play(wishes: argparse.Namespace, services: Services, out: TextIO) -> None:
    if wishes.pdf is not None:
        _refuse_to_overwrite(wishes.pdf)
    with services.throwaway() as scratch:
        try:
            played = services.play_file(wishes.file, scratch)
        except FileFaults as faults:
            raise _in_file(wishes.file, faults) from faults
        minutes = minutes_in(scratch, played.session_id)
        with _opened(services, create=True) as library:
            if wishes.pdf is not None:
                services.print_minutes(minutes, wishes.pdf)
            services.copy_session(scratch, library, played.session_id)
    if wishes.json:
        _write_figures(minutes, wishes, services, out)
    else:
        out.write(f"{played.session_id}\n")


def _in_file(path: Path, faults: FileFaults) -> FileFaults:
    """The same faults, the first with the file's name before its place."""
    first, *more = faults.faults
    place = f"{path}: {first.place}" if first.place else str(path)
    return FileFaults([Fault(place, first.code, first.data), *more])


def _list(wishes: argparse.Namespace, services: Services, out: TextIO) -> None:
    with _opened_or_none(wishes, services) as library:
        summaries = library.sessions() if library is not None else ()
    if not wishes.json:
        _write_lines(session_lines(summaries), out)
        return
    rows = [
        {
            "id": summary.session_id,
            "kode": summary.code,
            "judul": summary.title,
            "mulai": summary.planned_start_at.isoformat(),
            "status": str(summary.phase),
            "peserta": summary.people,
            "kontribusi": summary.contributions,
            "contoh": summary.fictional,
        }
        for summary in summaries
    ]
    out.write(f"{json.dumps(rows, indent=1)}\n")


def _show(wishes: argparse.Namespace, services: Services, out: TextIO) -> None:
    with _opened_or_none(wishes, services) as library:
        minutes = _found(library, wishes.session)
    _write_figures(minutes, wishes, services, out)


def _export(wishes: argparse.Namespace, services: Services, out: TextIO) -> None:
    _refuse_to_overwrite(wishes.pdf)
    if wishes.p12 and not wishes.seal:
        raise UsageMistake(t("--p12 hanya bersama --seal"))
    with _opened_or_none(wishes, services) as library:
        minutes = _found(library, wishes.session)
        export = _special_export(wishes)
        if library is not None and export is not None:
            if not wishes.pdf.parent.is_dir():  # before anything is frozen
                raise LedgerProblem(Problem.NO_SUCH_PATH, str(wishes.pdf.parent))
            export(wishes, services, library, minutes.session.id, out)
            return
    print_out = services.print_notula if wishes.template == "notula" else services.print_minutes
    pages = print_out(minutes, wishes.pdf)
    out.write(t("{path}: {n} halaman", path=wishes.pdf, n=pages) + "\n")


def _special_export(wishes: argparse.Namespace) -> Callable[..., None] | None:
    if wishes.version is not None:
        return export_version
    if wishes.seal:
        return export_sealed
    return export_for_office if wishes.tte else None


def _verify(wishes: argparse.Namespace, services: Services, out: TextIO) -> None:
    with _opened_to_compare(wishes, services) as library:
        verification = verified(wishes, services, library, out)
    if verification.verdict is Verdict.CHANGED:
        raise Failure(t("Berkas berubah: {what}", what=damage_sentence(verification.damages[0])))


@contextmanager
def _opened_to_compare(wishes: argparse.Namespace, services: Services) -> Iterator[Library | None]:
    """The library; None without one that can be opened now, unless it was named."""
    try:
        library = services.open_library(create=False)
    except LedgerProblem:
        if wishes.library is not None:
            raise
        yield None
        return
    with closing(library):
        yield library


def _ballots(wishes: argparse.Namespace, services: Services, out: TextIO) -> None:
    _refuse_to_overwrite(wishes.csv, CSV_HEAD, t("daftar surat suara"))
    with _opened_or_none(wishes, services) as library:
        polls = _found(library, wishes.session).polls
    if not 1 <= wishes.poll <= len(polls):
        raise UsageMistake(
            t("Pemungutan suara yang ditutup ada {n}, nomor {poll} tidak ada", n=len(polls), poll=wishes.poll)
        )
    count = services.write_ballots(polls[wishes.poll - 1], wishes.csv)
    out.write(t("{path}: {n} surat suara", path=wishes.csv, n=count) + "\n")


def _recount(wishes: argparse.Namespace, services: Services, out: TextIO) -> None:
    try:
        sheet = services.read_ballot_list(wishes.file)
    except FileFaults as faults:
        raise _in_file(wishes.file, faults) from faults
    _write_lines(recount_lines(sheet), out)
    if not is_unchanged(sheet):
        raise Failure(t("Surat suaranya tidak lagi yang dicatat: sidiknya lain"))


def _participants(wishes: argparse.Namespace, services: Services, out: TextIO) -> None:
    try:
        table = services.read_list(wishes.file, _tell_nobody)
        found = services.understand_list(table)
    except FileFaults as faults:
        raise _in_file(wishes.file, faults) from faults
    if wishes.json:
        out.write(f"{json.dumps(participants_json(found), indent=1)}\n")
    else:
        _write_lines(participant_lines(found, table), out)


def _tell_nobody(rows: int) -> None:
    """Whoever asked on the command line waits."""


def _take(wishes: argparse.Namespace, services: Services, out: TextIO) -> None:
    with _opened(services, create=True) as library:
        taken = services.take_sessions(wishes.file, library)
    _write_lines(taken_sentences(taken), out)
    if any(one.taken is Taken.DIFFERENT for one in taken):
        raise Failure(t("Tidak semua sesi dapat diambil"))


def _erase(wishes: argparse.Namespace, services: Services, out: TextIO) -> None:
    with _opened(services, create=False) as library:
        erase(wishes, services, library, out)


def _check(wishes: argparse.Namespace, services: Services, out: TextIO) -> None:
    with _opened_or_none(wishes, services) as library:
        findings = library.check() if library is not None else ()
    if not findings:
        out.write(t("Pustaka utuh: berkas, rantai jurnal, dan isi tabel cocok.") + "\n")
        return
    _write_lines((f"{word('finding', finding.code)}: {finding.place}" for finding in findings), out)
    raise Failure(t("Pustaka tidak utuh: {n} temuan", n=len(findings)))


_COMMANDS: dict[str, Callable[[argparse.Namespace, Services, TextIO], None]] = {
    "demo": _demo,
    "play": _play,
    "list": _list,
    "show": _show,
    "export": _export,
    "verify": _verify,
    "check": _check,
    "erase": _erase,
    "take": _take,
    "ballots": _ballots,
    "recount": _recount,
    "participants": _participants,
}


def minutes_in(library: Library, session_id: Id) -> Minutes:
    """The content of the berita acara of a session as it was at its last act."""
    last_act_at = next(one.last_act_at for one in library.sessions() if one.session_id == session_id)
    ledger = library.ledger
    return illustrated(minutes_of(ledger.load(session_id), ledger.head(session_id).digest, last_act_at), ledger.blob)


def _found(library: Library | None, wanted: str) -> Minutes:
    if library is None:
        raise LedgerProblem(Problem.NO_SUCH_SESSION, wanted)
    return minutes_in(library, library.find(wanted))


def _refuse_to_overwrite(path: Path, head: bytes = PDF_HEAD, kind: str = "PDF") -> None:
    """A file may replace an older one of its kind, or an empty file; never a library, a session file or a device."""
    if not path.exists():
        return
    if path.is_file():
        with path.open("rb") as file:
            if file.read(len(head)) in (head, b""):
                return
    raise UsageMistake(t("{path} sudah ada dan bukan {kind}, jadi tidak ditimpa", path=path, kind=kind))


@contextmanager
def _opened(services: Services, *, create: bool) -> Iterator[Library]:
    library = services.open_library(create=create)
    try:
        yield library
    finally:
        library.close()


@contextmanager
def _opened_or_none(wishes: argparse.Namespace, services: Services) -> Iterator[Library | None]:
    """The library; None if it is the user's own and was not needed so far."""
    try:
        library = services.open_library(create=False)
    except LedgerProblem as problem:
        if wishes.library is not None or problem.problem is not Problem.NO_SUCH_PATH:
            raise
        yield None
        return
    try:
        yield library
    finally:
        library.close()


def _write_figures(minutes: Minutes, wishes: argparse.Namespace, services: Services, out: TextIO) -> None:
    if wishes.json:
        out.write(f"{json.dumps(services.figures_json(minutes), indent=1)}\n")
    else:
        _write_lines(figure_lines(minutes), out)


def _write_lines(lines: Iterable[str], out: TextIO) -> None:
    out.writelines(f"{line}\n" for line in lines)
