"""Part D: each poll with all its figures, and the final order of the issues with how it was settled."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from core.minutes import PollReport, SettlementText
from core.wording import clock_time, join_id, number
from export.draft import Draft
from export.paragraph import Paragraph
from export.sections.budget import budget
from export.sections.final_order import final_order
from export.sections.poll_rules import poll_rules
from export.sections.poll_tables import poll_table, word_or_code
from export.tables import ruled_table

_DIGEST_LINE = 8


def voting(draft: Draft, letter: str) -> list[Flowable]:
    """The polls in the order in which they were held, then the order of the issues. Empty without either."""
    minutes = draft.minutes
    if not minutes.polls and not minutes.annulled and minutes.ranking is None:
        return []
    parts: list[Flowable] = [*draft.heading(draft.say("voting.heading", huruf=letter), room=40 * mm)]
    for place, poll in enumerate(minutes.polls, start=1):
        parts += _poll(draft, poll, place)
    parts += [Paragraph(sentence, draft.styles.note) for sentence in _annulled(draft)]
    order = final_order(draft, len(minutes.polls) + 1)
    return [*parts, *order, *budget(draft, len(minutes.polls) + (2 if order else 1))]


def _poll(draft: Draft, poll: PollReport, place: int) -> list[Flowable]:
    name = word_or_code("poll_method", poll.method)
    table = poll_table(draft, poll)
    heading = draft.say("voting.poll", n=place, cara=name, pertanyaan=poll.question)
    parts = draft.heading(heading, kind=draft.styles.subheading, level=1)[1:]
    if poll.round > 1:
        parts.append(Paragraph(draft.say("voting.round", n=poll.round, alasan=poll.reason), draft.styles.note))
    parts.append(ruled_table(draft, table.spec, draft.width))
    sentences = [poll_rules(draft, poll), _ballots(draft, poll), *table.notes]
    parts.append(Paragraph(" ".join(sentences), draft.styles.note))
    parts += [Paragraph(sentence, draft.styles.note) for sentence in _events(draft, poll)]
    parts.append(Paragraph(draft.say("voting.digest", sidik=_grouped(poll.digest)), draft.styles.note))
    return [KeepTogether(parts)]


def _ballots(draft: Draft, poll: PollReport) -> str:
    """Open or secret, when, how many might vote and did, what was valid, by which channel."""
    result, zone = poll.result, draft.minutes.session.zone
    sentences = [
        draft.say(
            "voting.secret" if poll.secret else "voting.open",
            dibuka=clock_time(poll.opened_at, zone),
            ditutup=clock_time(poll.closed_at, zone),
            zona=zone,
        ),
        draft.say(
            "voting.ballots",
            hak=poll.eligible,
            masuk=result.cast,
            sah=result.valid,
            tidak=result.invalid,
            kosong=result.blank,
        ),
    ]
    if poll.invited:
        sentences.insert(1, draft.say("voting.people", diundang=poll.invited, tanda=poll.signed))
    if poll.chair_votes:
        sentences.append(draft.say("voting.chair"))
    if result.unused:
        key = {"dots": "voting.unused_dots", "pairwise": "voting.unused_pairs"}.get(poll.method, "voting.unused_scores")
        sentences.append(draft.say(key, n=result.unused))
    if len(poll.channels) > 1 or any(channel != "seat" for channel, _ in poll.channels):
        channels = [f"{word_or_code('channel', channel).lower()} {number(count)}" for channel, count in poll.channels]
        sentences.append(draft.say("voting.channels", saluran=join_id(channels)))
    return " ".join(sentences)


def _events(draft: Draft, poll: PollReport) -> Iterator[str]:
    """What people did beside voting: settled ties, objected, explained missing papers."""
    labels = {option.id: option.code or option.label for option in poll.options}
    for ring in poll.result.cycles:
        yield draft.say("voting.cycle", siklus=" > ".join(labels.get(option, option) for option in (*ring, ring[0])))
    for settled in poll.settlements:
        yield _settlement(draft, settled, labels)
    for objection in poll.objections:
        yield draft.say("voting.objection", nama=objection.speaker, alasan=objection.reason)
    if poll.closing_note:
        yield draft.say("voting.closing_note", isi=poll.closing_note)


def _settlement(draft: Draft, settled: SettlementText, labels: dict[str, str]) -> str:
    sentences = [
        draft.say(
            "voting.settled",
            cara=word_or_code("tie_manner", settled.manner).lower(),
            urutan=join_id([labels.get(option, option) for option in settled.option_ids]),
            oleh=settled.chosen_by,
        )
    ]
    if settled.witnesses:
        sentences.append(draft.say("voting.witnesses", saksi=join_id(settled.witnesses)))
    if settled.reason:
        sentences.append(draft.say("voting.settled_because", alasan=settled.reason))
    return " ".join(sentences)


def _annulled(draft: Draft) -> Iterator[str]:
    zone = draft.minutes.session.zone
    for poll in draft.minutes.annulled:
        yield draft.say(
            "voting.annulled",
            pertanyaan=poll.question,
            n=poll.round,
            dibuka=clock_time(poll.opened_at, zone),
            selesai=clock_time(poll.ended_at, zone),
            alasan=poll.reason,
        )


def _grouped(digest: str) -> str:
    return " ".join(digest[start : start + _DIGEST_LINE] for start in range(0, len(digest), _DIGEST_LINE))
