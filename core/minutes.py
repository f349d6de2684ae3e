"""The content of a berita acara: facts in the order of the document, without a sentence and without a layout.

``core.minute_taking`` takes the facts out of a session; ``export`` turns them into documents. Everything here is frozen
and plain, so a document can be made on another thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto

from core.cross_checks import CheckKind, CheckStatus
from core.document_form import USUAL, DocumentForm
from core.identity import Id
from core.issues import IssueStatus
from core.participation import Figures
from core.people import (
    Absentee,
    Role,
    Sex,
)
from core.session import Session
from core.tally import Result
from core.tally.budget import Fit
from core.versions import VersionPhase


@dataclass(frozen=True, slots=True)
class ElementCount:
    """People present of one unsur.

    ``element`` is None for those whose unsur is nobody's label and who are too few to stand alone.
    """

    element: str | None
    men: int
    women: int

    @property
    def total(self) -> int:
        """Men and women."""
        return self.men + self.women


@dataclass(frozen=True, slots=True)
class Attendee:
    """One line of the attendance list. ``element`` is None for people who stand there as "Wakil warga".

    ``name`` is the code of somebody who has withdrawn consent; ``stands_in_for`` says as whose substitute (pengganti)
    somebody came, "" for all others.
    """

    code: str
    name: str
    sex: Sex
    element: str | None
    position: str
    rt: str
    rw: str
    arrived_at: datetime | None
    stands_in_for: str = ""


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody who runs the session."""

    code: str
    name: str
    role: Role
    position: str
    organisation: str
    sex: Sex


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item of the agenda with its planned and actual times (None: it did not take place), and why they differ."""

    number: int
    title: str
    planned_start_at: datetime
    planned_end_at: datetime
    planned_minutes: int
    started_at: datetime | None
    ended_at: datetime | None
    actual_minutes: int
    cause: str = ""


@dataclass(frozen=True, slots=True)
class IssueText:
    """One issue; ``rank`` is its place in the final order (None: not ranked), ``reason`` why it is not taken up."""

    code: str
    title: str
    field: str
    place: str
    affected: tuple[str, ...]
    causes: tuple[str, ...]
    effects: tuple[str, ...]
    assets: tuple[str, ...]
    proposals: tuple[str, ...]
    rank: int | None
    entries: int
    group: str = ""
    status: IssueStatus = IssueStatus.RAISED
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OptionText:
    """One option of a poll: the issue's code ("" if it is none), and its label."""

    id: Id
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class SettlementText:
    """How a tie was settled: option ids in their order, the manner, who chose it, who witnessed it."""

    option_ids: tuple[Id, ...]
    manner: str
    chosen_by: str
    witnesses: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ObjectionText:
    """Why somebody objects, in an open poll; by name, or by code where the person did not consent to be named."""

    speaker: str
    reason: str


@dataclass(frozen=True, slots=True)
class PollReport:
    """One closed poll with all figures that its page prints.

    ``eligible`` is the number of people on its roster, ``digest`` the SHA-256 over the sorted ballot list. ``result``
    has its ties as they were settled, ``settlements`` says how. ``invited`` and ``signed`` are the numbers of people at
    its opening, ``voted`` how many voted or were handed a paper, ``closing_note`` why papers have not come back.
    ``ballots`` is the canonical list; of an open poll ``voters`` are the codes beside it, "" for paper.
    ``chair_votes``: the chair voted with the others.
    """

    method: str
    rules: dict[str, int | str]
    question: str
    round: int
    reason: str
    opened_at: datetime
    closed_at: datetime
    eligible: int
    options: tuple[OptionText, ...]
    result: Result
    digest: str
    secret: bool = False
    invited: int = 0
    signed: int = 0
    voted: int = 0
    channels: tuple[tuple[str, int], ...] = ()
    settlements: tuple[SettlementText, ...] = ()
    objections: tuple[ObjectionText, ...] = ()
    closing_note: str = ""
    ballots: tuple[str, ...] = ()
    voters: tuple[str, ...] = ()
    chair_votes: bool = False


@dataclass(frozen=True, slots=True)
class AnnulledPoll:
    """A poll that was stopped without a result, and why."""

    question: str
    round: int
    opened_at: datetime
    ended_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class RankingText:
    """The final order of the issues by code."""

    codes: tuple[str, ...]
    manner: str
    reason: str
    dissent: str


@dataclass(frozen=True, slots=True)
class BudgetLineText:
    """One issue under the budget line: rank, cost (None: not known) and what is left after it, in rupiah."""

    code: str
    rank: int
    cost: int | None
    fit: Fit
    left: int


@dataclass(frozen=True, slots=True)
class BudgetText:
    """How far the money (pagu, in rupiah) goes down the order of the issues."""

    ceiling: int
    rows: tuple[BudgetLineText, ...]


@dataclass(frozen=True, slots=True)
class AgreementText:
    """One agreement; the first is KESATU."""

    number: int
    text: str
    manner: str
    dissent: str


@dataclass(frozen=True, slots=True)
class RecommendationText:
    """One recommendation with its addressee."""

    addressee: str
    text: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row of the action plan; people by name, or by code where they did not consent to be named."""

    issue_code: str
    activity: str
    aim: str
    target: str
    place: str
    starts_on: date | None
    ends_on: date | None
    responsible: str
    partners: tuple[str, ...]
    cost: int
    source: str
    indicator: str
    status: str


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry of the notula. ``speaker`` is a name, or the code of somebody who did not consent to be named."""

    number: int
    said_at: datetime
    item_number: int | None
    code: str
    speaker: str
    kind: str
    text: str
    nonverbal: str
    issue_code: str


@dataclass(frozen=True, slots=True)
class PhotoText:
    """One photo: its number, the digest of its JPEG file, its size in pixels, its caption.

    ``entry`` is the number of the entry of the notula that it belongs to, None for one of the session as a whole.
    """

    number: int
    blob: str
    width: int
    height: int
    caption: str
    entry: int | None


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One cross-checked statement."""

    statement: str
    speaker: str
    manner: str
    result: str
    status: CheckStatus
    kind: CheckKind = CheckKind.CROSS_CHECK
    source: str = ""


@dataclass(frozen=True, slots=True)
class TimedText:
    """A note with its time."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class ParkedText:
    """A parked idea, from whom ("" if nobody is named) and what is to become of it."""

    text: str
    speaker: str
    follow_up: str


@dataclass(frozen=True, slots=True)
class SeatMark:
    """One seat of the plan: clockwise order (0 the moderator), angle in degrees from the projector's side or None."""

    order: int
    angle: float | None
    code: str
    name: str
    role: Role
    outside: bool


class SignerKind(StrEnum):
    """In which part of the signature block somebody signs."""

    MODERATOR = auto()
    NOTE_TAKER = auto()
    REPRESENTATIVE = auto()
    TEAM = auto()
    OBSERVER = auto()
    OFFICIAL = auto()


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who is to sign: the role printed above, the name below, a NIP or ""."""

    role: str
    name: str
    nip: str
    kind: SignerKind


@dataclass(frozen=True, slots=True)
class VersionText:
    """Which version of the document this is; ``content_digest`` is "" for a draft (``core.versions.Version``)."""

    version_id: Id
    number: int
    phase: VersionPhase
    reason: str
    content_digest: str


@dataclass(frozen=True, slots=True)
class DrawnSignature:
    """A signature as it was drawn: ``strokes`` as ``core.strokes`` keeps them, on a pad of ``width`` × ``height``.

    ``record_id`` is the id of the ``Signature`` or ``AttendanceMark``.
    """

    record_id: Id
    strokes: str
    width: int
    height: int
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class Minutes:
    """Everything that a berita acara says, frozen at ``made_at``; ``journal_head`` is the chain's digest then.

    ``signatures`` stand beside ``signers``, None for those who have not signed; ``attendance_signatures`` are pairs of
    a person's code and the signature. ``pictures`` are pairs of a digest and the bytes (``core.pictures``).
    """

    session: Session
    made_at: datetime
    journal_head: str
    moderator: str
    note_taker: str
    team: tuple[TeamMember, ...]
    attendance: tuple[ElementCount, ...]
    attendees: tuple[Attendee, ...]
    absentees: tuple[Absentee, ...]
    quorum: int
    agenda: tuple[AgendaLine, ...]
    issues: tuple[IssueText, ...]
    polls: tuple[PollReport, ...]
    ranking: RankingText | None
    agreements: tuple[AgreementText, ...]
    recommendations: tuple[RecommendationText, ...]
    plan: tuple[PlanRow, ...]
    log: tuple[LogLine, ...]
    atmosphere: tuple[TimedText, ...]
    parked: tuple[ParkedText, ...]
    checks: tuple[CheckLine, ...]
    seats: tuple[SeatMark, ...]
    signers: tuple[Signer, ...]
    figures: Figures
    version: VersionText
    signatures: tuple[DrawnSignature | None, ...]
    attendance_signatures: tuple[tuple[str, DrawnSignature], ...]
    annulled: tuple[AnnulledPoll, ...] = ()
    budget: BudgetText | None = None
    form: DocumentForm = USUAL
    photos: tuple[PhotoText, ...] = ()
    pictures: tuple[tuple[str, bytes], ...] = ()

    @property
    def drawn_ids(self) -> tuple[Id, ...]:
        """The ids of all signatures that the document shows, in no particular order."""
        of_signers = (drawn.record_id for drawn in self.signatures if drawn is not None)
        return (*of_signers, *(drawn.record_id for _, drawn in self.attendance_signatures))
