"""Taking the content of a berita acara out of a session."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.agenda import items, spans_of
from core.cross_checks import cross_checks
from core.document_form import form_of
from core.issues import issue_codes, issues
from core.log import Contribution, contributions
from core.minutes import (
    AgendaLine,
    AgreementText,
    Attendee,
    BudgetLineText,
    BudgetText,
    CheckLine,
    DrawnSignature,
    ElementCount,
    IssueText,
    LogLine,
    Minutes,
    ParkedText,
    PhotoText,
    PlanRow,
    RankingText,
    RecommendationText,
    SeatMark,
    Signer,
    SignerKind,
    TeamMember,
    TimedText,
    VersionText,
)
from core.naming import seen_state
from core.notes import NoteKind, notes, parked_ideas
from core.outcomes import Signatory, SigningPlace, action_plan, agreements, ranking, recommendations, signatories
from core.participation import actual_minutes, figures
from core.people import (
    Absentee,
    Person,
    Role,
    Sex,
    has_withdrawn,
    is_nobodys_label,
    moderator,
    participants,
    quotable_name,
    team,
)
from core.photos import photos
from core.poll_reports import annulled_polls, poll_reports
from core.priorities import budget_of, budget_rows
from core.quorum import quorum_of
from core.seating import Seat, seats
from core.session import Official, Session, session_of
from core.state import SessionState
from core.versions import (
    AttendanceMark,
    Signature,
    Version,
    VersionPhase,
    attendance_marks,
    current_version,
    frozen_version,
    signatures_on,
)


def minutes_of(state: SessionState, journal_head: str, now: datetime) -> Minutes:
    """The content of the berita acara of a session as it is at ``now``, with the journal's head then.

    Of a version that is frozen or sealed, both are those of its freezing, so it is always the same document.

    Raises:
        LookupError: if the state holds no session.
    """
    session = session_of(state)
    if session is None:
        raise LookupError("no session")
    state = seen_state(state)
    version = frozen_version(state)
    if version is not None:
        assert version.frozen_at is not None
        journal_head, now = version.journal_head, version.frozen_at
    leader, writers = moderator(state), team(state, Role.NOTE_TAKER)
    came = [person for person in participants(state) if person.arrived_at is not None]
    signed = signatures_on(state, version)
    absent = tuple(sorted(state.all(Absentee), key=lambda absentee: absentee.id))
    return Minutes(
        session=session,
        made_at=now,
        journal_head=journal_head,
        moderator=leader.name if leader is not None else "",
        note_taker=writers[0].name if writers else "",
        team=tuple(map(_team_member, _team_of(state))),
        attendance=_attendance(came),
        attendees=tuple(_attendee(state, person) for person in came),
        absentees=absent,
        quorum=quorum_of(state).needed,
        agenda=_agenda_lines(state, session, now),
        issues=_issue_texts(state),
        polls=poll_reports(state),
        annulled=annulled_polls(state),
        budget=_budget_text(state),
        ranking=_ranking_text(state),
        agreements=tuple(
            AgreementText(number, agreement.text, agreement.manner, agreement.dissent)
            for number, agreement in enumerate(agreements(state), start=1)
        ),
        recommendations=tuple(RecommendationText(wish.addressee, wish.text) for wish in recommendations(state)),
        plan=_plan_rows(state),
        log=_log_lines(state),
        atmosphere=tuple(TimedText(note.noted_at, note.text) for note in notes(state, NoteKind.ATMOSPHERE)),
        parked=tuple(
            ParkedText(idea.text, quotable_name(state, idea.person_id), idea.follow_up) for idea in parked_ideas(state)
        ),
        checks=tuple(
            CheckLine(
                check.statement,
                quotable_name(state, check.person_id),
                check.manner,
                check.result,
                check.status,
                check.kind,
                check.source,
            )
            for check in cross_checks(state)
        ),
        seats=_seat_marks(state),
        signers=_signers(state),
        figures=figures(state, now),
        version=_version_text(current_version(state)),
        signatures=tuple(_drawn(signed.get(signatory.id)) for signatory in signatories(state)),
        attendance_signatures=_attendance_signatures(state),
        form=form_of(state),
        photos=_photo_texts(state),
    )


def _team_of(state: SessionState) -> list[Person]:
    roles = (Role.MODERATOR, Role.NOTE_TAKER, Role.TEAM, Role.OBSERVER)
    return [person for role in roles for person in team(state, role)]


def _team_member(person: Person) -> TeamMember:
    return TeamMember(person.code, person.name, person.role, person.position, person.organisation, person.sex)


def _attendance(came: list[Person]) -> tuple[ElementCount, ...]:
    """People present by unsur, in the order in which the unsur first comes; sensitive ones under three are merged."""
    by_element: dict[str, list[Person]] = {}
    for person in came:
        by_element.setdefault(person.element, []).append(person)
    merged: list[Person] = []
    counts: list[ElementCount] = []
    for element, people in by_element.items():
        if is_nobodys_label(element) and len(people) < 3:
            merged += people
        else:
            counts.append(_count(element, people))
    return (*counts, *((_count(None, merged),) if merged else ()))


def _count(element: str | None, people: list[Person]) -> ElementCount:
    women = sum(person.sex is Sex.FEMALE for person in people)
    return ElementCount(element, len(people) - women, women)


def _attendee(state: SessionState, person: Person) -> Attendee:
    replaced = state.get(Person, person.stands_in_for_id)
    hidden = is_nobodys_label(person.element) or is_nobodys_label(person.position)
    return Attendee(
        code=person.code,
        name=person.name,
        sex=person.sex,
        element=None if hidden else person.element,
        position="" if hidden else person.position,
        rt=person.rt,
        rw=person.rw,
        arrived_at=person.arrived_at,
        stands_in_for=replaced.name if replaced is not None else "",
    )


def _agenda_lines(state: SessionState, session: Session, now: datetime) -> tuple[AgendaLine, ...]:
    lines: list[AgendaLine] = []
    planned_at = session.planned_start_at
    for number, item in enumerate(items(state), start=1):
        until = planned_at + timedelta(seconds=item.planned_s)
        times = spans_of(state, item.id)
        lines.append(
            AgendaLine(
                number=number,
                title=item.title,
                planned_start_at=planned_at,
                planned_end_at=until,
                planned_minutes=item.planned_s // 60,
                started_at=times[0].started_at if times else None,
                ended_at=times[-1].ended_at if times else None,
                actual_minutes=actual_minutes(state, item, now),
                cause=item.cause,
            )
        )
        planned_at = until
    return tuple(lines)


def _issue_texts(state: SessionState) -> tuple[IssueText, ...]:
    settled = ranking(state)
    places = {issue_id: place for place, issue_id in enumerate(settled.ranked_ids, start=1)} if settled else {}
    log = contributions(state)
    return tuple(
        IssueText(
            code=issue.code,
            title=issue.title,
            field=issue.field,
            place=issue.place,
            affected=issue.affected,
            causes=issue.causes,
            effects=issue.effects,
            assets=issue.assets,
            proposals=issue.proposals,
            rank=places.get(issue.id),
            entries=sum(entry.issue_id == issue.id for entry in log),
            group=issue.group,
            status=issue.status,
            reason=issue.reason,
        )
        for issue in issues(state)
    )


def _budget_text(state: SessionState) -> BudgetText | None:
    budget, codes = budget_of(state), issue_codes(state)
    if budget is None:
        return None
    rows = (
        BudgetLineText(codes[row.item.name], row.item.rank, row.item.cost, row.fit, row.left)
        for row in budget_rows(state)
    )
    return BudgetText(budget.ceiling, tuple(rows))


def _ranking_text(state: SessionState) -> RankingText | None:
    settled = ranking(state)
    if settled is None:
        return None
    codes = issue_codes(state)
    ranked = tuple(codes[issue_id] for issue_id in settled.ranked_ids)
    return RankingText(ranked, settled.manner, settled.reason, settled.dissent)


def _plan_rows(state: SessionState) -> tuple[PlanRow, ...]:
    codes = issue_codes(state)
    return tuple(
        PlanRow(
            issue_code=codes[row.issue_id] if row.issue_id else "",
            activity=row.activity,
            aim=row.aim,
            target=row.target,
            place=row.place,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            responsible=quotable_name(state, row.responsible_id),
            partners=tuple(quotable_name(state, partner_id) for partner_id in row.partner_ids),
            cost=row.cost,
            source=row.source,
            indicator=row.indicator,
            status=row.status,
        )
        for row in action_plan(state)
    )


def _log_lines(state: SessionState) -> tuple[LogLine, ...]:
    codes = issue_codes(state)
    numbers = {item.id: number for number, item in enumerate(items(state), start=1)}
    people = state.table(Person)
    return tuple(
        LogLine(
            number=entry.number,
            said_at=entry.said_at,
            item_number=numbers.get(entry.item_id) if entry.item_id else None,
            code=people[entry.person_id].code,
            speaker=quotable_name(state, entry.person_id),
            kind=entry.kind,
            text=entry.text,
            nonverbal=entry.nonverbal,
            issue_code=codes[entry.issue_id] if entry.issue_id else "",
        )
        for entry in contributions(state)
    )


def _photo_texts(state: SessionState) -> tuple[PhotoText, ...]:
    log = state.table(Contribution)
    return tuple(
        PhotoText(
            number=number,
            blob=photo.blob,
            width=photo.width,
            height=photo.height,
            caption=photo.caption,
            entry=log[photo.contribution_id].number if photo.contribution_id else None,
        )
        for number, photo in enumerate(photos(state), start=1)
    )


def _seat_marks(state: SessionState) -> tuple[SeatMark, ...]:
    people = state.table(Person)
    outside = sorted((seat for seat in state.all(Seat) if seat.outside), key=lambda seat: (seat.order, seat.id))
    return tuple(
        SeatMark(
            seat.order,
            seat.angle,
            people[seat.person_id].code,
            people[seat.person_id].name,
            people[seat.person_id].role,
            seat.outside,
        )
        for seat in (*seats(state), *outside)
    )


def _signers(state: SessionState) -> tuple[Signer, ...]:
    return tuple(_signer(state, signatory) for signatory in signatories(state))


def _signer(state: SessionState, signatory: Signatory) -> Signer:
    if signatory.official_id is not None:
        official = state.table(Official)[signatory.official_id]
        return Signer(signatory.role, official.name, official.nip, _kind_at(signatory.place, SignerKind.OFFICIAL))
    person = state.table(Person)[signatory.person_id or ""]
    return Signer(signatory.role, person.name, "", _kind_at(signatory.place, _KINDS[person.role]))


_KINDS = {
    Role.MODERATOR: SignerKind.MODERATOR,
    Role.NOTE_TAKER: SignerKind.NOTE_TAKER,
    Role.PARTICIPANT: SignerKind.REPRESENTATIVE,
    Role.TEAM: SignerKind.TEAM,
    Role.OBSERVER: SignerKind.OBSERVER,
}


def _kind_at(place: SigningPlace, own: SignerKind) -> SignerKind:
    return own if place is SigningPlace.OWN else SignerKind(place.value)


def _version_text(version: Version | None) -> VersionText:
    if version is None:
        return VersionText("", 1, VersionPhase.DRAFT, "", "")
    return VersionText(version.id, version.number, version.phase, version.reason, version.content_digest)


def _drawn(record: Signature | AttendanceMark | None) -> DrawnSignature | None:
    if record is None:
        return None
    return DrawnSignature(record.id, record.strokes, record.width, record.height, record.signed_at)


def _attendance_signatures(state: SessionState) -> tuple[tuple[str, DrawnSignature], ...]:
    people, marks = state.table(Person), attendance_marks(state).values()
    drawn = ((mark.person_id, _drawn(mark)) for mark in marks if not has_withdrawn(state, mark.person_id))
    named = ((people[person_id].code, one) for person_id, one in drawn if one is not None)
    return tuple(sorted(named, key=lambda pair: pair[0]))
