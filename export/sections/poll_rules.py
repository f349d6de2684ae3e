"""The sentence below a poll's table that says by which rules it was counted, and what it decided."""

from __future__ import annotations

from collections.abc import Callable

from core.minutes import PollReport
from core.tally.formula import HIGH, LABEL, LOW
from core.tally.weighted import WEIGHT
from export.draft import Draft
from export.sections.poll_tables import word_or_code


def poll_rules(draft: Draft, poll: PollReport) -> str:
    """The method with its settings; for one that decides something, base, votes needed and outcome."""
    return _SENTENCES.get(poll.method, _other)(draft, poll)


def _consent(draft: Draft, poll: PollReport) -> str:
    rules, result = poll.rules, poll.result
    return draft.say(
        "voting.rules_consent_at_least" if rules.get("at_least") else "voting.rules_consent",
        dasar=word_or_code("poll_base", str(rules.get("base", "valid"))),
        n=result.base or 0,
        bagian=f"{rules.get('numerator', 1)}/{rules.get('denominator', 2)}",
        perlu=result.needed or 0,
        hasil=draft.bold(word_or_code("poll_outcome", result.outcome or "")),
    )


def _consensus(draft: Draft, poll: PollReport) -> str:
    reached = poll.result.outcome == "carried"
    outcome = draft.say("voting.consensus_reached" if reached else "voting.consensus_missed")
    return draft.say(
        "voting.rules_consensus",
        hadir=poll.result.base or 0,
        kuorum=poll.result.needed or 0,
        hasil=draft.bold(outcome),
    )


def _dots(draft: Draft, poll: PollReport) -> str:
    return draft.say("voting.rules_dots", titik=_whole(poll, "dots", 3), paling=_whole(poll, "cap", 2))


def _usg(draft: Draft, poll: PollReport) -> str:
    key = "voting.rules_usg_median" if poll.rules.get("mean") == "median" else "voting.rules_usg_mean"
    return draft.say(key, rendah=_whole(poll, "low", 1), tinggi=_whole(poll, "high", 5))


def _weighted(draft: Draft, poll: PollReport) -> str:
    weights = [
        f"{name.removeprefix(WEIGHT)} {weight}" for name, weight in poll.rules.items() if name.startswith(WEIGHT)
    ]
    scale = {"rendah": _whole(poll, "low", 1), "tinggi": _whole(poll, "high", 5)}
    return draft.say("voting.rules_weighted", bobot=", ".join(weights), **scale)


def _formula(draft: Draft, poll: PollReport) -> str:
    rules = poll.rules
    scales = [
        f"{name} {rules[name]}–{rules[f'{HIGH}{name.removeprefix(LOW)}']}".removeprefix(LOW)
        for name in rules
        if name.startswith(LOW)
    ]
    labels = [f"{name.removeprefix(LABEL)} = {words}" for name, words in rules.items() if name.startswith(LABEL)]
    sentence = draft.say("voting.rules_formula", rumus=str(rules.get("formula", "")), skala=", ".join(scales))
    return f"{sentence} {draft.say('voting.rules_labels', arti='; '.join(labels))}" if labels else sentence


def _score(draft: Draft, poll: PollReport) -> str:
    return draft.say("voting.rules_score", rendah=_whole(poll, "low", 0), tinggi=_whole(poll, "high", 5))


def _top_ranking(draft: Draft, poll: PollReport) -> str:
    return draft.say("voting.rules_top_k", n=_whole(poll, "places", 3))


def _pairwise(draft: Draft, poll: PollReport) -> str:
    return draft.say("voting.rules_pairwise")


def _approval(draft: Draft, poll: PollReport) -> str:
    return draft.say("voting.rules_approval")


def _other(draft: Draft, poll: PollReport) -> str:
    return draft.say("voting.rules_other", cara=word_or_code("poll_method", poll.method))


_SENTENCES: dict[str, Callable[[Draft, PollReport], str]] = {
    "consent_vote": _consent,
    "mufakat": _consensus,
    "dots": _dots,
    "usg": _usg,
    "weighted": _weighted,
    "formula": _formula,
    "score": _score,
    "top_k": _top_ranking,
    "pairwise": _pairwise,
    "approval": _approval,
}


def _whole(poll: PollReport, rule: str, usual: int) -> int:
    value = poll.rules.get(rule, usual)
    return value if isinstance(value, int) else usual
