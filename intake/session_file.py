"""A session file (JSON, "fgd-sample/1"), read into plain frozen values, or refused with every place and reason.

Required are sesi.judul, sesi.tanggal, sesi.mulai and at least one entry in peserta; other blocks may be missing and are
empty then. Keys that are not known, and everything that could be computed, are not read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core.faults import FileFaults
from core.people import Role
from intake.json_file import read_json
from intake.outcome_reading import (
    read_agreements,
    read_checks,
    read_ideas,
    read_plan,
    read_polls,
    read_ranking,
    read_recommendations,
    read_signatories,
)
from intake.reader import Faults, Reader, reader_of
from intake.room_reading import read_absentees, read_day, read_officials, read_people, read_session
from intake.session_values import SessionFile
from intake.talk_reading import read_agenda, read_entries, read_guide, read_issues, read_notes

SCHEMES = {"fgd-sample/1": "fgd-sample/1"}


def read_session_file(path: Path) -> SessionFile:
    """The session that the file at ``path`` tells of.

    Raises:
        FileFaults: with everything in it that was not understood.
    """
    return session_file_of(read_json(path))


def session_file_of(value: Any) -> SessionFile:
    """The session that parsed JSON tells of. Raises as ``read_session_file`` does."""
    faults = Faults()
    file = reader_of(value, faults)
    if not faults.found:
        session_file = _read(file)
        if not faults.found:
            return session_file
    raise FileFaults(faults.found)


def _read(file: Reader) -> SessionFile:
    file.one_of("skema", SCHEMES, required=False, otherwise="")
    sesi = file.part("sesi", required=True)
    day = read_day(sesi)
    people, absentees, officials = read_people(file, day), read_absentees(sesi), read_officials(file)
    agenda, issues = read_agenda(file), read_issues(file)
    guide = read_guide(file, agenda)
    codes = {one.person.code for one in people}
    issue_codes = [line.issue.code for line in issues]
    entries = read_entries(
        file, codes, issue_codes, {line.question.code for line in guide}, {line.number for line in agenda}
    )
    return SessionFile(
        session=read_session(
            sesi,
            day,
            invited=sum(one.person.role is Role.PARTICIPANT for one in people) + len(absentees),
            planned_min=sum(line.item.planned_s for line in agenda) // 60,
            fictional=_is_fictional(file),
        ),
        officials=officials,
        people=people,
        absentees=absentees,
        agenda=agenda,
        guide=guide,
        entries=entries,
        notes=read_notes(file),
        issues=issues,
        polls=read_polls(file, codes, issue_codes),
        ranking=read_ranking(file, issue_codes),
        agreements=read_agreements(file),
        recommendations=read_recommendations(file),
        plan=read_plan(file, codes, issue_codes),
        checks=read_checks(file, codes, {entry.number for entry in entries}),
        ideas=read_ideas(file, codes),
        signatories=read_signatories(file, codes, officials),
    )


def _is_fictional(file: Reader) -> bool:
    """Whether the file says of itself that its data are made up ("DATA SINTETIS …")."""
    remark = file.text("catatan").casefold()
    return any(word in remark for word in ("sintetis", "fiktif", "rekaan"))
