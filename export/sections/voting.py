"""Part D: each poll with all its figures, and the final order of the issues with how it was settled."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph

from core.minutes import PollReport
from core.wording import clock_time
from export import style
from export.draft import Draft
from export.sections.final_order import final_order
from export.sections.poll_tables import poll_table, word_or_code
from export.tables import ruled_table

_DIGEST_LINE = 8


def voting(draft: Draft, letter: str) -> list[Flowable]:
    """The polls in the order in which they were held, then the order of the issues. Empty without either."""
    minutes = draft.minutes
    if not minutes.polls and minutes.ranking is None:
        return []
    parts: list[Flowable] = [*draft.heading(draft.say("voting.heading", huruf=letter), room=40 * mm)]
    for place, poll in enumerate(minutes.polls, start=1):
        parts += _poll(draft, poll, place)
    return [*parts, *final_order(draft, len(minutes.polls) + 1)]


def _poll(draft: Draft, poll: PollReport, place: int) -> list[Flowable]:
    name = word_or_code("poll_method", poll.method)
    table = poll_table(draft, poll)
    heading = draft.say("voting.poll", n=place, cara=name, pertanyaan=poll.question)
    parts = draft.heading(heading, kind=style.SUBHEADING, level=1)[1:]
    if poll.round > 1:
        parts.append(Paragraph(draft.say("voting.round", n=poll.round, alasan=poll.reason), style.NOTE))
    parts.append(ruled_table(draft, table.spec, draft.width))
    sentences = [_rules(draft, poll), _ballots(draft, poll), *table.notes]
    parts.append(Paragraph(" ".join(sentence for sentence in sentences if sentence), style.NOTE))
    parts.append(Paragraph(draft.say("voting.digest", sidik=_grouped(poll.digest)), style.NOTE))
    return [KeepTogether(parts)]


def _rules(draft: Draft, poll: PollReport) -> str:
    """The method with the settings that it was counted by."""
    rules = poll.rules
    if poll.method == "dots":
        return draft.say("voting.rules_dots", titik=int(rules.get("dots", 3)), paling=int(rules.get("cap", 2)))
    if poll.method == "usg":
        median = rules.get("mean") == "median"
        return draft.say(
            "voting.rules_usg_median" if median else "voting.rules_usg_mean",
            rendah=int(rules.get("low", 1)),
            tinggi=int(rules.get("high", 5)),
        )
    result = poll.result
    if result.outcome is None or result.base is None:
        return draft.say("voting.rules_other", cara=word_or_code("poll_method", poll.method))
    return draft.say(
        "voting.rules_consent_at_least" if rules.get("at_least") else "voting.rules_consent",
        dasar=word_or_code("poll_base", str(rules.get("base", "valid"))),
        n=result.base,
        bagian=f"{rules.get('numerator', 1)}/{rules.get('denominator', 2)}",
        perlu=result.needed or 0,
        hasil=draft.bold(word_or_code("poll_outcome", result.outcome)),
    )


def _ballots(draft: Draft, poll: PollReport) -> str:
    result, zone = poll.result, draft.minutes.session.zone
    counted = draft.say(
        "voting.ballots",
        hak=poll.eligible,
        masuk=result.cast,
        sah=result.valid,
        tidak=result.invalid,
        kosong=result.blank,
        dibuka=clock_time(poll.opened_at, zone),
        ditutup=clock_time(poll.closed_at, zone),
        zona=zone,
    )
    unused = {"dots": "voting.unused_dots", "usg": "voting.unused_scores"}.get(poll.method)
    return f"{counted} {draft.say(unused, n=result.unused)}" if unused else counted


def _grouped(digest: str) -> str:
    return " ".join(digest[start : start + _DIGEST_LINE] for start in range(0, len(digest), _DIGEST_LINE))
