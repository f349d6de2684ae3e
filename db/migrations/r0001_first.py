"""The first schema: every table, and what keeps the journal append-only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Make everything, in an empty library."""
    _make_absentee()
    _make_agenda_item()
    _make_agreement()
    _make_document_form()
    _make_draft()
    _make_issue()
    _make_journal()
    _make_kept_text()
    _make_library()
    _make_personal_value()
    _make_note()
    _make_official()
    _make_pause()
    _make_person()
    _make_poll()
    _make_ranking()
    _make_recommendation()
    _make_session()
    _make_ballot()
    _make_ballot_list()
    _make_tie_settlement()
    _make_budget()
    _make_receipt()
    _make_sealed_ballot()
    _make_consent()
    _make_erasure()
    _make_hand()
    _make_parked_idea()
    _make_planned_action()
    _make_poll_option()
    _make_question()
    _make_seat()
    _make_signatory()
    _make_span()
    _make_turn()
    _make_contribution()
    _make_cross_check()
    _make_version()
    _make_signature()
    _make_attendance_mark()
    _make_sealed_file()
    _make_scan()
    _make_photo()
    _make_blob()
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER journal_no_{verb.lower()} BEFORE {verb} ON journal "
            f"BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        )
    op.execute(
        "CREATE TRIGGER personal_value_no_update BEFORE UPDATE ON personal_value "
        "BEGIN SELECT RAISE(ABORT, 'personal values are kept or erased'); END"
    )


def _refers(table: str, column: str, *, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["session_id", column],
        [f"{to}.session_id", f"{to}.id"],
        name=f"fk_{table}_{column}",
        deferrable=True,
        initially="DEFERRED",
    )


def _make_absentee() -> None:
    op.create_table(
        "absentee",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("element", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_absentee"),
        sqlite_with_rowid=False,
    )


def _make_agenda_item() -> None:
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("order", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("phase", sa.Text, nullable=False),
        sa.Column("lead", sa.Text, nullable=False),
        sa.Column("planned_s", sa.Integer, nullable=False),
        sa.Column("extra_s", sa.Integer, nullable=False),
        sa.Column("skipped", sa.Boolean, nullable=False),
        sa.Column("cause", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_agenda_item"),
        sqlite_with_rowid=False,
    )


def _make_agreement() -> None:
    op.create_table(
        "agreement",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("order", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("manner", sa.Text, nullable=False),
        sa.Column("dissent", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_agreement"),
        sqlite_with_rowid=False,
    )


def _make_document_form() -> None:
    op.create_table(
        "document_form",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("appendices", sa.Text, nullable=False),
        sa.Column("body_pt", sa.Integer, nullable=False),
        sa.Column("left_mm", sa.Integer, nullable=False),
        sa.Column("right_mm", sa.Integer, nullable=False),
        sa.Column("top_mm", sa.Integer, nullable=False),
        sa.Column("bottom_mm", sa.Integer, nullable=False),
        sa.Column("catchword", sa.Boolean, nullable=False),
        sa.Column("logo_blob", sa.Text, nullable=False),
        sa.Column("sentences", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_document_form"),
        sqlite_with_rowid=False,
    )


def _make_draft() -> None:
    op.create_table(
        "draft",
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("slot", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("began_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "slot", name="pk_draft"),
    )


def _make_issue() -> None:
    op.create_table(
        "issue",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("order", sa.Integer, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("screen_title", sa.Text, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("affected", sa.Text, nullable=False),
        sa.Column("causes", sa.Text, nullable=False),
        sa.Column("effects", sa.Text, nullable=False),
        sa.Column("assets", sa.Text, nullable=False),
        sa.Column("proposals", sa.Text, nullable=False),
        sa.Column("group", sa.Text, nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("merged_into_id", sa.String(36), nullable=True),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_issue"),
        _refers("issue", "merged_into_id", to="issue"),
        sqlite_with_rowid=False,
    )


def _make_journal() -> None:
    op.create_table(
        "journal",
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("monotonic_ns", sa.BigInteger, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("barrier", sa.Boolean, nullable=False),
        sa.Column("together", sa.Boolean, nullable=False),
        sa.Column("undoes", sa.Integer, nullable=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "seq", name="pk_journal"),
    )


def _make_kept_text() -> None:
    op.create_table(
        "kept_text",
        sa.Column("name", sa.String(200), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )


def _make_library() -> None:
    op.create_table(
        "library",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("revision", sa.String(32), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("writes", sa.BigInteger, nullable=False),
        sa.Column("erasing", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _make_personal_value() -> None:
    op.create_table(
        "personal_value",
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "seq", "digest", name="pk_personal_value"),
        sqlite_with_rowid=False,
    )


def _make_note() -> None:
    op.create_table(
        "note",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("noted_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_note"),
        sqlite_with_rowid=False,
    )


def _make_official() -> None:
    op.create_table(
        "official",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("order", sa.Integer, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("position", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("nip", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_official"),
        sqlite_with_rowid=False,
    )


def _make_pause() -> None:
    op.create_table(
        "pause",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("started_at", sa.String(32), nullable=False),
        sa.Column("ended_at", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_pause"),
        sqlite_with_rowid=False,
    )


def _make_person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("salutation", sa.Text, nullable=False),
        sa.Column("sex", sa.String(40), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("age", sa.Integer, nullable=True),
        sa.Column("element", sa.Text, nullable=False),
        sa.Column("position", sa.Text, nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("rt", sa.Text, nullable=False),
        sa.Column("rw", sa.Text, nullable=False),
        sa.Column("kelurahan", sa.Text, nullable=False),
        sa.Column("groups", sa.Text, nullable=False),
        sa.Column("arrived_at", sa.String(32), nullable=True),
        sa.Column("left_at", sa.String(32), nullable=True),
        sa.Column("stands_in_for_id", sa.String(36), nullable=True),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_person"),
        _refers("person", "stands_in_for_id", to="person"),
        sqlite_with_rowid=False,
    )


def _make_poll() -> None:
    op.create_table(
        "poll",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("order", sa.Integer, nullable=False),
        sa.Column("method", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("phase", sa.String(40), nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("repeats_id", sa.String(36), nullable=True),
        sa.Column("roster_ids", sa.Text, nullable=False),
        sa.Column("opened_at", sa.String(32), nullable=True),
        sa.Column("closed_at", sa.String(32), nullable=True),
        sa.Column("secret", sa.Boolean, nullable=False),
        sa.Column("show_running", sa.Boolean, nullable=False),
        sa.Column("follows_id", sa.String(36), nullable=True),
        sa.Column("box_key", sa.Text, nullable=False),
        sa.Column("invited", sa.Integer, nullable=False),
        sa.Column("signed", sa.Integer, nullable=False),
        sa.Column("voted_ids", sa.Text, nullable=False),
        sa.Column("closing_note", sa.Text, nullable=False),
        sa.Column("channels", sa.Text, nullable=False),
        sa.Column("chair_votes", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_poll"),
        _refers("poll", "repeats_id", to="poll"),
        _refers("poll", "follows_id", to="poll"),
        sqlite_with_rowid=False,
    )


def _make_ranking() -> None:
    op.create_table(
        "ranking",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("ranked_ids", sa.Text, nullable=False),
        sa.Column("manner", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("dissent", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_ranking"),
        sqlite_with_rowid=False,
    )


def _make_recommendation() -> None:
    op.create_table(
        "recommendation",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("order", sa.Integer, nullable=False),
        sa.Column("addressee", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_recommendation"),
        sqlite_with_rowid=False,
    )


def _make_session() -> None:
    op.create_table(
        "session",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("theme", sa.Text, nullable=False),
        sa.Column("forum", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("kelurahan", sa.Text, nullable=False),
        sa.Column("kecamatan", sa.Text, nullable=False),
        sa.Column("city", sa.Text, nullable=False),
        sa.Column("province", sa.Text, nullable=False),
        sa.Column("postcode", sa.Text, nullable=False),
        sa.Column("office_address", sa.Text, nullable=False),
        sa.Column("organizer", sa.Text, nullable=False),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("document_number", sa.Text, nullable=False),
        sa.Column("invitation_number", sa.Text, nullable=False),
        sa.Column("invited", sa.Integer, nullable=False),
        sa.Column("copies", sa.Integer, nullable=False),
        sa.Column("paper", sa.Text, nullable=False),
        sa.Column("planned_start_at", sa.String(32), nullable=False),
        sa.Column("planned_end_at", sa.String(32), nullable=False),
        sa.Column("agreed_end_at", sa.String(32), nullable=True),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("wall_names", sa.String(40), nullable=False),
        sa.Column("fictional", sa.Boolean, nullable=False),
        sa.Column("phase", sa.String(40), nullable=False),
        sa.Column("started_at", sa.String(32), nullable=True),
        sa.Column("ended_at", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_session"),
        sqlite_with_rowid=False,
    )


def _make_ballot() -> None:
    op.create_table(
        "ballot",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("poll_id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=True),
        sa.Column("marks", sa.Text, nullable=False),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("cast_at", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_ballot"),
        _refers("ballot", "poll_id", to="poll"),
        _refers("ballot", "person_id", to="person"),
        sqlite_with_rowid=False,
    )


def _make_ballot_list() -> None:
    op.create_table(
        "ballot_list",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("poll_id", sa.String(36), nullable=False),
        sa.Column("lines", sa.Text, nullable=False),
        sa.Column("channels", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_ballot_list"),
        _refers("ballot_list", "poll_id", to="poll"),
        sqlite_with_rowid=False,
    )


def _make_tie_settlement() -> None:
    op.create_table(
        "tie_settlement",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("poll_id", sa.String(36), nullable=False),
        sa.Column("ordered_ids", sa.Text, nullable=False),
        sa.Column("manner", sa.String(40), nullable=False),
        sa.Column("chosen_by", sa.Text, nullable=False),
        sa.Column("witnesses", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("settled_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_tie_settlement"),
        _refers("tie_settlement", "poll_id", to="poll"),
        sqlite_with_rowid=False,
    )


def _make_budget() -> None:
    op.create_table(
        "budget",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("ceiling", sa.BigInteger, nullable=False),
        sa.Column("costs", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_budget"),
        sqlite_with_rowid=False,
    )


def _make_receipt() -> None:
    op.create_table(
        "receipt",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("poll_id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_receipt"),
        _refers("receipt", "poll_id", to="poll"),
        _refers("receipt", "person_id", to="person"),
        sqlite_with_rowid=False,
    )


def _make_sealed_ballot() -> None:
    op.create_table(
        "sealed_ballot",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("poll_id", sa.String(36), nullable=False),
        sa.Column("sealed", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_sealed_ballot"),
        _refers("sealed_ballot", "poll_id", to="poll"),
        sqlite_with_rowid=False,
    )


def _make_consent() -> None:
    op.create_table(
        "consent",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("take_part", sa.Boolean, nullable=False),
        sa.Column("record_audio", sa.Boolean, nullable=False),
        sa.Column("photo", sa.Boolean, nullable=False),
        sa.Column("quote_by_name", sa.Boolean, nullable=False),
        sa.Column("manner", sa.Text, nullable=False),
        sa.Column("given_at", sa.String(32), nullable=False),
        sa.Column("keep_until", sa.String(10), nullable=True),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_consent"),
        _refers("consent", "person_id", to="person"),
        sqlite_with_rowid=False,
    )


def _make_erasure() -> None:
    op.create_table(
        "erasure",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("ground", sa.String(40), nullable=False),
        sa.Column("erased_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_erasure"),
        _refers("erasure", "person_id", to="person"),
        sqlite_with_rowid=False,
    )


def _make_hand() -> None:
    op.create_table(
        "hand",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("raised_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_hand"),
        _refers("hand", "person_id", to="person"),
        sqlite_with_rowid=False,
    )


def _make_parked_idea() -> None:
    op.create_table(
        "parked_idea",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("person_id", sa.String(36), nullable=True),
        sa.Column("follow_up", sa.Text, nullable=False),
        sa.Column("parked_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_parked_idea"),
        _refers("parked_idea", "person_id", to="person"),
        sqlite_with_rowid=False,
    )


def _make_planned_action() -> None:
    op.create_table(
        "planned_action",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("order", sa.Integer, nullable=False),
        sa.Column("activity", sa.Text, nullable=False),
        sa.Column("issue_id", sa.String(36), nullable=True),
        sa.Column("aim", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("starts_on", sa.String(10), nullable=True),
        sa.Column("ends_on", sa.String(10), nullable=True),
        sa.Column("responsible_id", sa.String(36), nullable=True),
        sa.Column("partner_ids", sa.Text, nullable=False),
        sa.Column("cost", sa.BigInteger, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("indicator", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_planned_action"),
        _refers("planned_action", "issue_id", to="issue"),
        _refers("planned_action", "responsible_id", to="person"),
        sqlite_with_rowid=False,
    )


def _make_poll_option() -> None:
    op.create_table(
        "poll_option",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("poll_id", sa.String(36), nullable=False),
        sa.Column("order", sa.Integer, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("issue_id", sa.String(36), nullable=True),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_poll_option"),
        _refers("poll_option", "poll_id", to="poll"),
        _refers("poll_option", "issue_id", to="issue"),
        sqlite_with_rowid=False,
    )


def _make_question() -> None:
    op.create_table(
        "question",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("item_id", sa.String(36), nullable=False),
        sa.Column("order", sa.Integer, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("asked", sa.Boolean, nullable=False),
        sa.Column("probes", sa.Text, nullable=False),
        sa.Column("probes_ticked", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_question"),
        _refers("question", "item_id", to="agenda_item"),
        sqlite_with_rowid=False,
    )


def _make_seat() -> None:
    op.create_table(
        "seat",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("order", sa.Integer, nullable=False),
        sa.Column("angle", sa.Float, nullable=True),
        sa.Column("outside", sa.Boolean, nullable=False),
        sa.Column("wheelchair", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_seat"),
        _refers("seat", "person_id", to="person"),
        sqlite_with_rowid=False,
    )


def _make_signatory() -> None:
    op.create_table(
        "signatory",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("order", sa.Integer, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("place", sa.String(40), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=True),
        sa.Column("official_id", sa.String(36), nullable=True),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_signatory"),
        _refers("signatory", "person_id", to="person"),
        _refers("signatory", "official_id", to="official"),
        sqlite_with_rowid=False,
    )


def _make_span() -> None:
    op.create_table(
        "span",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("item_id", sa.String(36), nullable=False),
        sa.Column("started_at", sa.String(32), nullable=False),
        sa.Column("ended_at", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_span"),
        _refers("span", "item_id", to="agenda_item"),
        sqlite_with_rowid=False,
    )


def _make_turn() -> None:
    op.create_table(
        "turn",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("started_at", sa.String(32), nullable=False),
        sa.Column("ended_at", sa.String(32), nullable=True),
        sa.Column("interrupted", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_turn"),
        _refers("turn", "person_id", to="person"),
        sqlite_with_rowid=False,
    )


def _make_contribution() -> None:
    op.create_table(
        "contribution",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("said_at", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("nonverbal", sa.Text, nullable=False),
        sa.Column("verbatim", sa.Boolean, nullable=False),
        sa.Column("item_id", sa.String(36), nullable=True),
        sa.Column("question_id", sa.String(36), nullable=True),
        sa.Column("issue_id", sa.String(36), nullable=True),
        sa.Column("turn_id", sa.String(36), nullable=True),
        sa.Column("corrections", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_contribution"),
        _refers("contribution", "person_id", to="person"),
        _refers("contribution", "item_id", to="agenda_item"),
        _refers("contribution", "question_id", to="question"),
        _refers("contribution", "issue_id", to="issue"),
        _refers("contribution", "turn_id", to="turn"),
        sqlite_with_rowid=False,
    )


def _make_cross_check() -> None:
    op.create_table(
        "cross_check",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("order", sa.Integer, nullable=False),
        sa.Column("statement", sa.Text, nullable=False),
        sa.Column("person_id", sa.String(36), nullable=True),
        sa.Column("contribution_id", sa.String(36), nullable=True),
        sa.Column("manner", sa.Text, nullable=False),
        sa.Column("result", sa.Text, nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_cross_check"),
        _refers("cross_check", "person_id", to="person"),
        _refers("cross_check", "contribution_id", to="contribution"),
        sqlite_with_rowid=False,
    )


def _make_version() -> None:
    op.create_table(
        "version",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("phase", sa.String(40), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("frozen_at", sa.String(32), nullable=True),
        sa.Column("journal_head", sa.Text, nullable=False),
        sa.Column("content_digest", sa.Text, nullable=False),
        sa.Column("sealed_at", sa.String(32), nullable=True),
        sa.Column("file_digest", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_version"),
        sqlite_with_rowid=False,
    )


def _make_signature() -> None:
    op.create_table(
        "signature",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("version_id", sa.String(36), nullable=False),
        sa.Column("signatory_id", sa.String(36), nullable=False),
        sa.Column("strokes", sa.Text, nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("signed_at", sa.String(32), nullable=False),
        sa.Column("void", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_signature"),
        _refers("signature", "version_id", to="version"),
        _refers("signature", "signatory_id", to="signatory"),
        sqlite_with_rowid=False,
    )


def _make_attendance_mark() -> None:
    op.create_table(
        "attendance_mark",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("strokes", sa.Text, nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("signed_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_attendance_mark"),
        _refers("attendance_mark", "person_id", to="person"),
        sqlite_with_rowid=False,
    )


def _make_sealed_file() -> None:
    op.create_table(
        "sealed_file",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("version_id", sa.String(36), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_sealed_file"),
        _refers("sealed_file", "version_id", to="version"),
        sqlite_with_rowid=False,
    )


def _make_scan() -> None:
    op.create_table(
        "scan",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("version_id", sa.String(36), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("blob", sa.Text, nullable=False),
        sa.Column("kept_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_scan"),
        _refers("scan", "version_id", to="version"),
        sqlite_with_rowid=False,
    )


def _make_photo() -> None:
    op.create_table(
        "photo",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("blob", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("caption", sa.Text, nullable=False),
        sa.Column("contribution_id", sa.String(36), nullable=True),
        sa.Column("kept_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_photo"),
        _refers("photo", "contribution_id", to="contribution"),
        sqlite_with_rowid=False,
    )


def _make_blob() -> None:
    op.create_table(
        "blob",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
