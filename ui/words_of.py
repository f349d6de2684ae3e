"""Sentences for what core tells by codes, and times as people read them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from core.actions import Code, Refusal
from core.ports import LedgerProblem, TakenSession
from core.sealing import KeyTrouble
from core.wording import clock_time_s
from resources.words import t, word


def local_time_s(at: datetime, zone: str) -> str:
    """A time of day with seconds: "09.41.05"."""
    return clock_time_s(at, zone or "WIB")


def actor_words(by: str) -> str:
    """Who did something: the actor is the surface, whoever sits before it; one without words is named as it is kept."""
    try:
        return word("actor", by)
    except KeyError:
        return by


def refusal_words(refusal: Refusal) -> str:
    """Why something was not done, as a sentence; it names the person where the refusal does."""
    data = dict(refusal.data)
    sentence = word("refusal", refusal.code, **data)
    name = data.get("name")
    if refusal.code in (Code.NOT_PRESENT, Code.ALREADY_VOTED, Code.ALREADY_QUEUED, Code.ALREADY_ARRIVED) and name:
        return t("{name}: {sentence}", name=name, sentence=sentence)
    return sentence


def problem_words(problem: LedgerProblem) -> str:
    """What the machine did to the library, as a sentence that says what to do."""
    sentence = word("problem", problem.problem, place=problem.place)
    if problem.backup:
        return t("{sentence} Cadangan terbaru: {path}", sentence=sentence, path=problem.backup)
    return sentence


def trouble_words(problem: LedgerProblem | KeyTrouble) -> str:
    """What is wrong with a key, or what the machine did to a file, as a sentence."""
    if isinstance(problem, KeyTrouble):
        return word("key_problem", problem.problem, place=problem.place)
    return problem_words(problem)


def taken_sentences(taken: Iterable[TakenSession]) -> list[str]:
    """What became of each session of another library."""
    lines = [f"{one.session.code or one.session.title}: {word('taken', one.taken)}" for one in taken]
    return lines or [t("Tidak ada sesi di dalamnya.")]
