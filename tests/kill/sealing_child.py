"""The program that is killed while it seals: it freezes, seals, writes the file and begins the next version, endlessly.

Started as ``tests.kill.child`` is.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.actions import Action
from core.clock import WallClock
from core.course import CloseSession, StartSession
from core.identity import uuid7
from core.live import LAPTOP, LiveSession, Step
from core.outcomes import NameSignatory, Signatory, signatories
from core.people import AddPerson, MarkArrived, Person, Role, Sex, participants
from core.sealing import SealOrder
from core.session import CreateSession, Session
from core.signing import NewVersion, Sign, digest_to_sign
from core.strokes import Point, strokes_text
from core.versions import VersionPhase, current_version, frozen_version, signatures_on
from db.library import SqliteLibrary, open_library
from export.file import replace_file
from export.seal import seal_minutes
from export.style import load_fonts
from tests.kill.child import Chance, announcer, main, say
from ui.sealing import keep_seal, minutes_to_seal

STAGES = ("opening", "signing", "making", "keeping", "writing", "beginning-anew")
DRAWN = strokes_text([[Point(10, 10, 0, 500), Point(300, 120, 90, 700)]])


def output_of(library: Path) -> Path:
    return library.with_suffix(".pdf")


def identity_of(library: Path) -> Path:
    return library.with_name("identity")


def seal_until_killed(path: str, chance: Chance) -> None:
    """Sign, seal, write the file, begin the next version, endlessly."""
    at = announcer(STAGES, chance)
    at("opening")
    library = open_library(path, create=True)
    live = session_in(library)
    while True:
        at("signing")
        sign(live)
        at("making")
        minutes = minutes_to_seal(live)
        content = seal_minutes(identity_of(Path(path)), minutes, SealOrder())
        at("keeping")
        version = keep_seal(live, minutes, content)
        say("sealed", version.number, version.file_digest)
        at("writing")
        replace_file(output_of(Path(path)), content)
        say("written", version.number)
        at("beginning-anew")
        perform(live, NewVersion("lagi"))


def session_in(library: SqliteLibrary) -> LiveSession:
    """A closed session with one signatory, at a version that is not sealed."""
    known = library.sessions()
    if known:
        live = LiveSession(known[0].session_id, library.ledger, WallClock())
    else:
        live = LiveSession(uuid7(), library.ledger, WallClock())
        now = datetime.now(UTC)
        plan = Session(title="Uji", planned_start_at=now, planned_end_at=now + timedelta(hours=1))
        perform(live, CreateSession(plan))
    if not list(participants(live.state)):
        perform(live, AddPerson(Person(name="Wulan", sex=Sex.FEMALE, role=Role.PARTICIPANT)))
    if not signatories(live.state):
        perform(live, NameSignatory(Signatory(role="Wakil", person_id=participants(live.state)[0].id)))
    for act in (MarkArrived(participants(live.state)[0].id), StartSession(), CloseSession()):
        live.perform(act, LAPTOP)
    version = current_version(live.state)
    if version is not None and version.phase is VersionPhase.SEALED:
        perform(live, NewVersion("lagi"))
    return live


def sign(live: LiveSession) -> None:
    who = signatories(live.state)[0]
    if who.id not in signatures_on(live.state, frozen_version(live.state)):
        perform(live, Sign(who.id, DRAWN, 400, 200, digest_to_sign(live.state, live.clock.now())))


def perform(live: LiveSession, action: Action) -> None:
    step = live.perform(action, LAPTOP)
    assert isinstance(step, Step), (action, step)


if __name__ == "__main__":
    load_fonts()  # once for all children
    main(seal_until_killed)
