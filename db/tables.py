"""One table per record type.

Every table of records has the columns of its record, in the same order (a test holds them together). Rows
lie in the order (session, id), so that a session is read in one sweep; ``id`` is time-ordered. Foreign keys are
checked at the end of an act, so the order of its changes does not matter.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import BigInteger, Column, Float, Table

from core.agenda import AgendaItem, Question, Span
from core.ballots import Ballot, BallotList, Channel, Receipt, SealedBallot
from core.changes import Record
from core.cross_checks import CheckKind, CheckStatus, CrossCheck
from core.document_form import DocumentForm
from core.erasure import Erasure, Ground
from core.floor import Hand, Turn
from core.issues import Issue, IssueStatus
from core.log import Contribution
from core.notes import Note, NoteKind, ParkedIdea
from core.outcomes import Agreement, PlannedAction, Ranking, Recommendation, Signatory, SigningPlace
from core.people import Absentee, Consent, Person, Role, Sex
from core.photos import Photo
from core.polls import Poll, PollOption, PollPhase
from core.priorities import Budget
from core.scans import Scan
from core.seating import Seat
from core.session import Official, Pause, Phase, Session, WallNames
from core.ties import TieManner, TieSettlement
from core.versions import AttendanceMark, SealedFile, Signature, Version, VersionPhase
from db.columns import IsoDate
from db.schema import (
    id_column,
    metadata,
    number_column,
    record_table,
    text_column,
    time_column,
    truth_column,
    tuple_column,
    word_column,
)

session = record_table(
    "session",
    text_column("code"),
    text_column("title"),
    text_column("theme"),
    text_column("forum"),
    text_column("place"),
    text_column("kelurahan"),
    text_column("kecamatan"),
    text_column("city"),
    text_column("province"),
    text_column("postcode"),
    text_column("office_address"),
    text_column("organizer"),
    text_column("programme"),
    text_column("document_number"),
    text_column("invitation_number"),
    number_column("invited"),
    number_column("copies"),
    text_column("paper"),
    time_column("planned_start_at"),
    time_column("planned_end_at"),
    time_column("agreed_end_at", optional=True),
    text_column("zone"),
    word_column("wall_names", WallNames),
    truth_column("fictional"),
    word_column("phase", Phase),
    time_column("started_at", optional=True),
    time_column("ended_at", optional=True),
)

pause = record_table("pause", time_column("started_at"), time_column("ended_at", optional=True))

official = record_table(
    "official",
    number_column("order"),
    text_column("role"),
    text_column("position"),
    text_column("name"),
    text_column("nip"),
)

person = record_table(
    "person",
    text_column("code"),
    text_column("name"),
    text_column("salutation"),
    word_column("sex", Sex),
    word_column("role", Role),
    number_column("age", optional=True),
    text_column("element"),
    text_column("position"),
    text_column("organisation"),
    text_column("rt"),
    text_column("rw"),
    text_column("kelurahan"),
    tuple_column("groups"),
    time_column("arrived_at", optional=True),
    time_column("left_at", optional=True),
    id_column("stands_in_for_id", optional=True),
    refers={"stands_in_for_id": "person"},
)

consent = record_table(
    "consent",
    id_column("person_id"),
    truth_column("take_part"),
    truth_column("record_audio"),
    truth_column("photo"),
    truth_column("quote_by_name"),
    text_column("manner"),
    time_column("given_at"),
    Column("keep_until", IsoDate, nullable=True),
    refers={"person_id": "person"},
)

absentee = record_table("absentee", text_column("name"), text_column("element"), text_column("reason"))

seat = record_table(
    "seat",
    id_column("person_id"),
    number_column("order"),
    Column("angle", Float, nullable=True),
    truth_column("outside"),
    truth_column("wheelchair"),
    refers={"person_id": "person"},
)

agenda_item = record_table(
    "agenda_item",
    number_column("order"),
    text_column("title"),
    text_column("phase"),
    text_column("lead"),
    number_column("planned_s"),
    number_column("extra_s"),
    truth_column("skipped"),
    text_column("cause"),
)

span = record_table(
    "span",
    id_column("item_id"),
    time_column("started_at"),
    time_column("ended_at", optional=True),
    refers={"item_id": "agenda_item"},
)

question = record_table(
    "question",
    id_column("item_id"),
    number_column("order"),
    text_column("code"),
    text_column("kind"),
    text_column("text"),
    number_column("minutes"),
    truth_column("asked"),
    tuple_column("probes"),
    tuple_column("probes_ticked"),
    refers={"item_id": "agenda_item"},
)

turn = record_table(
    "turn",
    id_column("person_id"),
    time_column("started_at"),
    time_column("ended_at", optional=True),
    truth_column("interrupted"),
    refers={"person_id": "person"},
)

hand = record_table("hand", id_column("person_id"), time_column("raised_at"), refers={"person_id": "person"})

contribution = record_table(
    "contribution",
    number_column("number"),
    time_column("said_at"),
    id_column("person_id"),
    text_column("kind"),
    text_column("text"),
    text_column("nonverbal"),
    truth_column("verbatim"),
    id_column("item_id", optional=True),
    id_column("question_id", optional=True),
    id_column("issue_id", optional=True),
    id_column("turn_id", optional=True),
    number_column("corrections"),
    refers={
        "person_id": "person",
        "item_id": "agenda_item",
        "question_id": "question",
        "issue_id": "issue",
        "turn_id": "turn",
    },
)

note = record_table("note", word_column("kind", NoteKind), text_column("text"), time_column("noted_at"))

parked_idea = record_table(
    "parked_idea",
    text_column("text"),
    id_column("person_id", optional=True),
    text_column("follow_up"),
    time_column("parked_at"),
    refers={"person_id": "person"},
)

issue = record_table(
    "issue",
    number_column("order"),
    text_column("code"),
    text_column("title"),
    text_column("screen_title"),
    text_column("field"),
    text_column("place"),
    tuple_column("affected"),
    tuple_column("causes"),
    tuple_column("effects"),
    tuple_column("assets"),
    tuple_column("proposals"),
    text_column("group"),
    word_column("status", IssueStatus),
    text_column("reason"),
    id_column("merged_into_id", optional=True),
    refers={"merged_into_id": "issue"},
)

cross_check = record_table(
    "cross_check",
    number_column("order"),
    text_column("statement"),
    id_column("person_id", optional=True),
    id_column("contribution_id", optional=True),
    text_column("manner"),
    text_column("result"),
    word_column("status", CheckStatus),
    word_column("kind", CheckKind),
    text_column("source"),
    refers={"person_id": "person", "contribution_id": "contribution"},
)

poll = record_table(
    "poll",
    number_column("order"),
    text_column("method"),
    text_column("question"),
    tuple_column("rules"),
    word_column("phase", PollPhase),
    number_column("round"),
    text_column("reason"),
    id_column("repeats_id", optional=True),
    tuple_column("roster_ids"),
    time_column("opened_at", optional=True),
    time_column("closed_at", optional=True),
    truth_column("secret"),
    truth_column("show_running"),
    id_column("follows_id", optional=True),
    text_column("box_key"),
    number_column("invited"),
    number_column("signed"),
    tuple_column("voted_ids"),
    text_column("closing_note"),
    tuple_column("channels"),
    truth_column("chair_votes"),
    refers={"repeats_id": "poll", "follows_id": "poll"},
)

poll_option = record_table(
    "poll_option",
    id_column("poll_id"),
    number_column("order"),
    text_column("label"),
    id_column("issue_id", optional=True),
    refers={"poll_id": "poll", "issue_id": "issue"},
)

ballot = record_table(
    "ballot",
    id_column("poll_id"),
    id_column("person_id", optional=True),
    tuple_column("marks"),
    word_column("channel", Channel),
    time_column("cast_at"),
    text_column("reason"),
    refers={"poll_id": "poll", "person_id": "person"},
)

receipt = record_table(
    "receipt",
    id_column("poll_id"),
    id_column("person_id"),
    word_column("channel", Channel),
    refers={"poll_id": "poll", "person_id": "person"},
)

sealed_ballot = record_table("sealed_ballot", id_column("poll_id"), text_column("sealed"), refers={"poll_id": "poll"})

ballot_list = record_table(
    "ballot_list",
    id_column("poll_id"),
    tuple_column("lines"),
    tuple_column("channels"),
    refers={"poll_id": "poll"},
)

tie_settlement = record_table(
    "tie_settlement",
    id_column("poll_id"),
    tuple_column("ordered_ids"),
    word_column("manner", TieManner),
    text_column("chosen_by"),
    tuple_column("witnesses"),
    text_column("reason"),
    time_column("settled_at"),
    refers={"poll_id": "poll"},
)

budget = record_table("budget", Column("ceiling", BigInteger, nullable=False), tuple_column("costs"))

ranking = record_table(
    "ranking", tuple_column("ranked_ids"), text_column("manner"), text_column("reason"), text_column("dissent")
)

agreement = record_table(
    "agreement", number_column("order"), text_column("text"), text_column("manner"), text_column("dissent")
)

recommendation = record_table("recommendation", number_column("order"), text_column("addressee"), text_column("text"))

planned_action = record_table(
    "planned_action",
    number_column("order"),
    text_column("activity"),
    id_column("issue_id", optional=True),
    text_column("aim"),
    text_column("target"),
    text_column("place"),
    Column("starts_on", IsoDate, nullable=True),
    Column("ends_on", IsoDate, nullable=True),
    id_column("responsible_id", optional=True),
    tuple_column("partner_ids"),
    Column("cost", BigInteger, nullable=False),
    text_column("source"),
    text_column("indicator"),
    text_column("status"),
    refers={"issue_id": "issue", "responsible_id": "person"},
)

signatory = record_table(
    "signatory",
    number_column("order"),
    text_column("role"),
    word_column("place", SigningPlace),
    id_column("person_id", optional=True),
    id_column("official_id", optional=True),
    refers={"person_id": "person", "official_id": "official"},
)

version = record_table(
    "version",
    number_column("number"),
    word_column("phase", VersionPhase),
    text_column("reason"),
    time_column("frozen_at", optional=True),
    text_column("journal_head"),
    text_column("content_digest"),
    time_column("sealed_at", optional=True),
    text_column("file_digest"),
)

signature = record_table(
    "signature",
    id_column("version_id"),
    id_column("signatory_id"),
    text_column("strokes"),
    number_column("width"),
    number_column("height"),
    time_column("signed_at"),
    truth_column("void"),
    refers={"version_id": "version", "signatory_id": "signatory"},
)

attendance_mark = record_table(
    "attendance_mark",
    id_column("person_id"),
    text_column("strokes"),
    number_column("width"),
    number_column("height"),
    time_column("signed_at"),
    refers={"person_id": "person"},
)

sealed_file = record_table(
    "sealed_file", id_column("version_id"), text_column("content"), refers={"version_id": "version"}
)

scan = record_table(
    "scan",
    id_column("version_id"),
    text_column("name"),
    text_column("media_type"),
    text_column("blob"),
    time_column("kept_at"),
    refers={"version_id": "version"},
)

photo = record_table(
    "photo",
    number_column("number"),
    text_column("blob"),
    number_column("size"),
    number_column("width"),
    number_column("height"),
    text_column("caption"),
    id_column("contribution_id", optional=True),
    time_column("kept_at"),
    refers={"contribution_id": "contribution"},
)

document_form = record_table(
    "document_form",
    tuple_column("appendices"),
    number_column("body_pt"),
    number_column("left_mm"),
    number_column("right_mm"),
    number_column("top_mm"),
    number_column("bottom_mm"),
    truth_column("catchword"),
    text_column("logo_blob"),
    tuple_column("sentences"),
)

erasure = record_table(
    "erasure",
    id_column("person_id"),
    word_column("ground", Ground),
    time_column("erased_at"),
    refers={"person_id": "person"},
)

TABLES: Mapping[type[Record], Table] = {
    Session: session,
    Pause: pause,
    Official: official,
    Person: person,
    Consent: consent,
    Erasure: erasure,
    Absentee: absentee,
    Seat: seat,
    AgendaItem: agenda_item,
    Span: span,
    Question: question,
    Turn: turn,
    Hand: hand,
    Contribution: contribution,
    Note: note,
    ParkedIdea: parked_idea,
    Issue: issue,
    CrossCheck: cross_check,
    Poll: poll,
    PollOption: poll_option,
    Ballot: ballot,
    Receipt: receipt,
    SealedBallot: sealed_ballot,
    BallotList: ballot_list,
    TieSettlement: tie_settlement,
    Budget: budget,
    Ranking: ranking,
    Agreement: agreement,
    Recommendation: recommendation,
    PlannedAction: planned_action,
    Signatory: signatory,
    DocumentForm: document_form,
    Version: version,
    Signature: signature,
    AttendanceMark: attendance_mark,
    SealedFile: sealed_file,
    Scan: scan,
    Photo: photo,
}
"""The table of each record type."""

SCHEMA = metadata
"""All tables, the library's own included."""
