"""What each surface may see: frozen values, made from the state, with nothing else in them.

``ModeratorView`` is for the console, ``ProjectorView`` for the wall. The wall's type has no field for unsur, talk
shares, silence, private notes, prompts or running totals, so it cannot leak them. No view holds "now": what depends on
it is a method that takes it, and the same ``now`` goes to every window.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto

from core.identity import Id
from core.timing import Stretch, lasted_s
from core.wall_scenes import Scene as Scene
from core.wall_scenes import Shown as Shown
from core.wall_scenes import WallAgreement as WallAgreement
from core.wall_scenes import WallContent as WallContent
from core.wall_scenes import WallIssue as WallIssue
from core.wall_scenes import WallIssues as WallIssues
from core.wall_scenes import WallMessage as WallMessage
from core.wall_scenes import WallPlan as WallPlan
from core.wall_scenes import WallPlanRow as WallPlanRow
from core.wall_scenes import WallQuestion as WallQuestion
from core.wall_scenes import WallReadBack as WallReadBack
from core.wall_scenes import WallTitle as WallTitle


class SeatState(StrEnum):
    """What is told of a seat by its shape."""

    ABSENT = auto()
    PRESENT = auto()
    SPEAKING = auto()
    LEFT = auto()


class VoteMark(StrEnum):
    """Whether a person has voted in the poll that is open; NONE if there is none or the person has no vote."""

    NONE = auto()
    WAITING = auto()
    VOTED = auto()


class SeatRole(StrEnum):
    """Whose seat it is."""

    PARTICIPANT = auto()
    MODERATOR = auto()
    OUTSIDE = auto()


@dataclass(frozen=True, slots=True)
class SeatView:
    """One seat in the console.

    ``number`` counts participants clockwise from 1 (0 for the moderator and for seats outside). ``element`` is the
    public unsur, None for people who are "warga" here; ``category`` is the place of that unsur among those of the
    session (for its colour). ``share`` is the part of the talk (0 to 1). ``silent_since`` is when the person was last
    heard, or when the session began. ``queue_place`` counts from 1 (0: does not wait). ``stands_in_for``: the name of
    the participant as whose substitute the person came ("": nobody's); ``observes``: an observer.
    """

    person_id: Id
    number: int
    code: str
    initials: str
    name: str
    full_name: str
    role: SeatRole
    element: str | None
    category: int
    angle: float | None
    state: SeatState
    entries: int
    share: float
    silent_since: datetime | None
    queue_place: int
    vote: VoteMark
    stands_in_for: str = ""
    observes: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Who has the floor, and since when."""

    person_id: Id
    name: str
    since: datetime

    def spoken_s(self, now: datetime) -> float:
        """Seconds of this turn so far."""
        return max(0.0, (now - self.since).total_seconds())


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person to be named."""

    person_id: Id
    name: str


@dataclass(frozen=True, slots=True)
class TurnoutView:
    """How many have voted in the open poll, and who has not."""

    method: str
    question: str
    voted: int
    eligible: int
    waiting: tuple[NamedPerson, ...]


@dataclass(frozen=True, slots=True)
class HeardView:
    """The group heard least by one attribute ("sex", "age", "element", "rw"), and who in it was heard least.

    ``group`` is "L" or "P", "young", "adult" or "elder", or the text itself. ``entries`` are the person's.
    """

    attribute: str
    group: str
    person: NamedPerson
    entries: int


@dataclass(frozen=True, slots=True)
class FlowView:
    """How many ``times`` the floor went from one person straight to another."""

    from_id: Id
    to_id: Id
    times: int


@dataclass(frozen=True, slots=True)
class CircleView:
    """The circle in the console. ``seats`` go clockwise from the moderator's; ``outside`` are beside the ring.

    ``least_heard`` is a suggestion for who could speak next, so there is one only while the session runs.
    ``flow`` is who spoke after whom, the most frequent first; ``heard`` suggests whom to hear, group by group.
    ``closed``: the session has ended, so nobody will speak any more.
    """

    seats: tuple[SeatView, ...]
    outside: tuple[SeatView, ...]
    present: int
    expected: int
    speaker: SpeakerView | None
    queue: tuple[NamedPerson, ...]
    least_heard: NamedPerson | None
    least_heard_entries: int
    women_talk: float | None
    gini: float
    turnout: TurnoutView | None
    paused: bool
    flow: tuple[FlowView, ...] = ()
    heard: tuple[HeardView, ...] = ()
    closed: bool = False


class ItemState(StrEnum):
    """Where an item of the agenda stands."""

    DONE = auto()
    CURRENT = auto()
    COMING = auto()
    SKIPPED = auto()


class Urgency(StrEnum):
    """How an item's time is: PLENTY, LOW (20 % left), VERY_LOW (5 % left), OVER."""

    PLENTY = auto()
    LOW = auto()
    VERY_LOW = auto()
    OVER = auto()


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item of the agenda: planned seconds, what it has now, and when it ran."""

    item_id: Id
    number: int
    title: str
    planned_s: int
    budget_s: int
    state: ItemState
    ran: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class ProbeView:
    """A probe of a question; ``index`` counts from 0."""

    index: int
    text: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question of the current item."""

    question_id: Id
    code: str
    text: str
    asked: bool
    probes: tuple[ProbeView, ...]


@dataclass(frozen=True, slots=True)
class AgendaView:
    """The agenda and its clock, the same value for console and wall (without questions there)."""

    items: tuple[ItemView, ...]
    current: ItemView | None
    questions: tuple[QuestionView, ...]
    started_at: datetime | None
    ended_at: datetime | None
    agreed_end_at: datetime
    pauses: tuple[Stretch, ...]
    can_go_back: bool
    can_go_on: bool

    @property
    def paused(self) -> bool:
        """Whether a pause is going on."""
        return any(pause.end is None for pause in self.pauses)

    def running_s(self, now: datetime) -> float:
        """Seconds that the session has run, pauses left out."""
        if self.started_at is None:
            return 0.0
        return lasted_s((Stretch(self.started_at, self.ended_at),), self.pauses, now)

    def remaining_s(self, now: datetime) -> float | None:
        """Seconds left of the current item, negative in overtime; None without a current item."""
        if self.current is None:
            return None
        return self.current.budget_s - lasted_s(self.current.ran, self.pauses, now)

    def urgency(self, now: datetime) -> Urgency:
        """How the current item's time is."""
        left = self.remaining_s(now)
        if self.current is None or left is None:
            return Urgency.PLENTY
        if left < 0:
            return Urgency.OVER
        if left <= 0.05 * self.current.budget_s:
            return Urgency.VERY_LOW
        if left <= 0.2 * self.current.budget_s:
            return Urgency.LOW
        return Urgency.PLENTY

    def expected_end(self, now: datetime) -> datetime | None:
        """When the session will end if every item to come takes its time; None before it runs."""
        if self.started_at is None or self.ended_at is not None:
            return self.ended_at
        left = (
            item.budget_s - lasted_s(item.ran, self.pauses, now)
            for item in self.items
            if item.state in (ItemState.CURRENT, ItemState.COMING)
        )
        return now + timedelta(seconds=sum(max(0.0, seconds) for seconds in left))


@dataclass(frozen=True, slots=True)
class PhotoView:
    """One photo: the digest of its bytes (``blob``), its size in pixels and bytes, and to which entry it belongs.

    ``time`` is when it was kept; ``entry`` is the number of the entry (0: of the session as a whole).
    """

    photo_id: Id
    number: int
    blob: str
    width: int
    height: int
    size: int
    caption: str
    time: str
    contribution_id: Id | None
    entry: int


@dataclass(frozen=True, slots=True)
class LogRow:
    """One row of the log. ``corrections`` counts how often it was put in other words."""

    contribution_id: Id
    number: int
    time: str
    code: str
    name: str
    by_moderator: bool
    kind: str
    text: str
    nonverbal: str
    issue_code: str
    flagged: bool
    question_code: str = ""
    corrections: int = 0
    photos: tuple[PhotoView, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerChoice:
    """Somebody whom the log line can name."""

    person_id: Id
    code: str
    name: str
    full_name: str


@dataclass(frozen=True, slots=True)
class QuestionChoice:
    """A question of the guide that the log line can name."""

    question_id: Id
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class IssueChoice:
    """An issue that the log line can name."""

    issue_id: Id
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class LogLineView:
    """What the log line needs: whom, what kind, which issue and question can be named, and who has the floor (None: the
    moderator or nobody).
    """

    speakers: tuple[SpeakerChoice, ...]
    kinds: tuple[str, ...]
    issues: tuple[IssueChoice, ...]
    floor_id: Id | None
    moderator_id: Id | None
    enabled: bool
    questions: tuple[QuestionChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class AffectedView:
    """A group whom an issue concerns, and whether it is a vulnerable one (kelompok rentan)."""

    name: str
    vulnerable: bool


@dataclass(frozen=True, slots=True)
class IssueCard:
    """One issue on the board.

    ``contribution_ids`` are the entries of the log behind it, the oldest first; ``status`` is a code that the catalogue
    has words for.
    """

    issue_id: Id
    code: str
    title: str
    field: str
    place: str
    causes: tuple[str, ...]
    effects: tuple[str, ...]
    proposals: tuple[str, ...]
    entries: int
    rank: int | None
    affected: tuple[AffectedView, ...] = ()
    assets: tuple[str, ...] = ()
    group: str = ""
    status: str = ""
    reason: str = ""
    contribution_ids: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckView:
    """One statement that is checked; ``kind`` and ``status`` are codes that the catalogue has words for."""

    check_id: Id
    kind: str
    status: str
    statement: str
    name: str
    source: str
    manner: str
    result: str


@dataclass(frozen=True, slots=True)
class OptionView:
    """One option of a poll, with the letter that stands for it.

    Of the methods "consent_vote" and "mufakat" the options are their answers ("agree", "disagree" …), and so are the
    labels: the catalogue has the words.
    """

    option_id: Id
    letter: str
    label: str
    issue_code: str


@dataclass(frozen=True, slots=True)
class ResultRowView:
    """One line of a result, highest first; ``rank`` is 0 where the method ranks nothing.

    ``length`` is the bar from 0 to 1; ``value``, ``share`` ("" where there is no whole) and the figures of ``details``
    are ready to be read. Labels are as in ``OptionView``. ``small_sample``: fewer than half of the valid ballots say
    something about it.
    """

    rank: int
    tied: bool
    letter: str
    label: str
    value: str
    length: float
    option_id: Id = ""
    share: str = ""
    supporters: int = 0
    details: tuple[tuple[str, str], ...] = ()
    small_sample: bool = False


@dataclass(frozen=True, slots=True)
class TieView:
    """Options with the same value, by letter in the order of rank.

    ``settled_by`` names the steps of the ladder and the manners ("consensus", "lot", "run_off") that parted them;
    ``open`` are the groups of option ids that still share a rank.
    """

    letters: tuple[str, ...]
    settled_by: tuple[str, ...]
    open: tuple[tuple[Id, ...], ...]


@dataclass(frozen=True, slots=True)
class ResultView:
    """The result of a poll. ``carried`` is None where the method carries nothing, or for a tie (``tied``).

    ``base`` is what the threshold is taken of ("valid", "signed" …, "" without one), ``base_count`` its number and
    ``needed`` the votes that it takes. ``channels`` are pairs of a channel and a number of ballots. ``cycles`` are
    rings of letters that beat each other. ``unanimous``: all ballots say the same, so everybody's vote is known.
    """

    poll_id: Id
    method: str
    question: str
    rows: tuple[ResultRowView, ...]
    eligible: int
    cast: int
    valid: int
    carried: bool | None
    tied: bool
    secret: bool = False
    round: int = 1
    blank: int = 0
    invalid: int = 0
    unused: int = 0
    base: str = ""
    base_count: int | None = None
    needed: int | None = None
    channels: tuple[tuple[str, int], ...] = ()
    ties: tuple[TieView, ...] = ()
    cycles: tuple[tuple[str, ...], ...] = ()
    unanimous: bool = False
    digest: str = ""


class PollStage(StrEnum):
    """What the poll panel is at."""

    DRAFT = auto()
    OPEN = auto()
    CLOSED = auto()
    ANNULLED = auto()


@dataclass(frozen=True, slots=True)
class QuorumView:
    """Who was invited, who of them signed the attendance list, who is here, and how many must have signed."""

    invited: int
    signed: int
    present: int
    needed: int
    met: bool


@dataclass(frozen=True, slots=True)
class BallotLine:
    """One thing that a ballot can mark under ``key`` with a whole number from ``low`` to ``high``.

    It is an option, and where there are several a ``part`` of it: a criterion ("U", "S", "G", "biaya" …), which may
    have a ``label`` for people, or, in pairs, the id of the other option.
    """

    key: str
    option_id: Id
    part: str
    low: int
    high: int
    label: str


@dataclass(frozen=True, slots=True)
class BallotForm:
    """What a ballot of a poll looks like.

    ``most`` is the sum of all marks at most (0: no limit), ``choices`` how many things may be marked at most (0: all).
    """

    lines: tuple[BallotLine, ...]
    most: int
    choices: int


@dataclass(frozen=True, slots=True)
class PollView:
    """One poll in the console. ``dots`` and ``cap`` are of the method "dots", 0 elsewhere.

    ``eligible`` are those who may vote (before opening: those who are here), ``voted`` the ballots in the box,
    ``waiting`` who has neither voted nor a paper. ``channels`` are the ways in which ballots may come in, and
    ``chair_votes`` whether the chair has a vote. ``holders`` were handed a paper, ``papers`` of theirs were typed in.
    ``too_few_for_secrecy``: with so few voters each can work out the others' votes. ``running`` is the count so far
    of an open poll that shows it. ``rules`` are the method's settings. ``reason`` is that of a repeat or an annulment,
    ``closing_note`` why papers have not come back: the console's alone.
    """

    poll_id: Id
    method: str
    question: str
    stage: PollStage
    round: int
    opened_at: datetime | None
    options: tuple[OptionView, ...]
    dots: int
    cap: int
    waiting: tuple[NamedPerson, ...]
    voted: int
    eligible: int
    result: ResultView | None
    secret: bool = False
    too_few_for_secrecy: bool = False
    quorum: QuorumView | None = None
    form: BallotForm | None = None
    holders: tuple[NamedPerson, ...] = ()
    papers: int = 0
    running: ResultView | None = None
    rules: tuple[tuple[str, int | str], ...] = ()
    reason: str = ""
    follows_id: Id | None = None
    channels: tuple[str, ...] = ()
    chair_votes: bool = False
    closing_note: str = ""


@dataclass(frozen=True, slots=True)
class CombinedRow:
    """One issue in the sum of ranks; ``ranks`` are those in each poll (None: not ranked there)."""

    issue_id: Id
    code: str
    title: str
    ranks: tuple[int | None, ...]
    total: int | None
    rank: int | None
    tied: bool


@dataclass(frozen=True, slots=True)
class CombinedView:
    """The sum of ranks over several polls, the least first; ``methods`` name the polls in the order of ``ranks``."""

    methods: tuple[str, ...]
    rows: tuple[CombinedRow, ...]


@dataclass(frozen=True, slots=True)
class BudgetLineView:
    """One issue under the budget line. ``cost`` (None: not known) and ``left`` are in rupiah, ``fit`` is a code."""

    issue_id: Id
    code: str
    title: str
    rank: int
    cost: int | None
    fit: str
    left: int


@dataclass(frozen=True, slots=True)
class BudgetView:
    """How far ``ceiling`` (rupiah) goes down the order of the issues; no rows before there is an order."""

    ceiling: int
    rows: tuple[BudgetLineView, ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note with its time, ready to be read. Prompts to the moderator are notes too."""

    note_id: Id
    private: bool
    time: str
    text: str


@dataclass(frozen=True, slots=True)
class ParkedView:
    """A parked idea."""

    idea_id: Id
    text: str
    name: str


class SessionStage(StrEnum):
    """How far the session is."""

    PREPARED = auto()
    RUNNING = auto()
    CLOSED = auto()


@dataclass(frozen=True, slots=True)
class HeadView:
    """The head of the console."""

    title: str
    place: str
    day: str
    zone: str
    stage: SessionStage
    fictional: bool


@dataclass(frozen=True, slots=True)
class ModeratorView:
    """Everything that the console shows. A part that did not change is the same object as in the view before."""

    head: HeadView
    circle: CircleView
    agenda: AgendaView
    log: tuple[LogRow, ...]
    log_line: LogLineView
    issues: tuple[IssueCard, ...]
    polls: tuple[PollView, ...]
    notes: tuple[NoteView, ...]
    prompts: tuple[NoteView, ...]
    parked: tuple[ParkedView, ...]
    checks: tuple[CheckView, ...] = ()
    photos: tuple[PhotoView, ...] = ()
    combined: CombinedView | None = None
    budget: BudgetView | None = None


@dataclass(frozen=True, slots=True)
class WallSeat:
    """One seat on the wall: no unsur, no share, no count."""

    code: str
    initials: str
    name: str
    role: SeatRole
    angle: float | None
    here: bool
    speaking: bool
    queue_place: int


@dataclass(frozen=True, slots=True)
class WallTurnout:
    """The open poll on the wall: how many have voted, never who or what. ``rules`` are the method's settings."""

    question: str
    method: str
    rules: tuple[tuple[str, int | str], ...]
    options: tuple[OptionView, ...]
    voted: int
    eligible: int
    secret: bool = False

    @property
    def dots(self) -> int:
        """How many dots each person has; 0 where the method has none."""
        return int(dict(self.rules).get("dots", 0))


@dataclass(frozen=True, slots=True)
class ProjectorView:
    """Everything that the wall may show. ``content`` are the words of the scene that is shown, and of no other."""

    scene: Scene
    title: str
    kelurahan: str
    zone: str
    fictional: bool
    agenda: AgendaView
    seats: tuple[WallSeat, ...]
    speaker: SpeakerView | None
    queue: tuple[str, ...]
    turnout: WallTurnout | None
    result: ResultView | None
    content: WallContent | None = None
