"""The small grammar of the log line. No Qt here.

``@`` names the speaker, ``/`` the kind, ``#`` the issue, ``?`` the question of the guide.
A sign counts where a word begins, so that "RT/RW" and "3/4" stay words. What is typed after it is a fragment; the
choices that fit it are offered, the best first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from core.views import IssueChoice, LogLineView, QuestionChoice, SpeakerChoice
from resources.words import t, t_id, word

SPEAKER, KIND, ISSUE, QUESTION = "@", "/", "#", "?"
LONGEST_FRAGMENT = 60
PROMPT = "/ingatkan"
"""A line that begins with this is no entry but a private prompt to the moderator."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Token:
    """A sign with its fragment: where it begins and ends in the text (the end is the cursor)."""

    sign: str
    fragment: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a fragment can stand for.

    ``key`` is a person's id, a kind's code, the id of an issue or a question, or "" for a new issue named ``label``;
    ``code`` is what may be typed in full.
    """

    sign: str
    key: str
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class LogWish:
    """An entry as the note-taker wishes it. An empty ``issue_id`` with a ``new_issue`` means an issue to be made."""

    person_id: str
    kind: str
    text: str
    began_at: datetime
    issue_id: str | None = None
    new_issue: str = ""
    nonverbal: str = ""
    question_id: str | None = None


def prompt_in(text: str) -> str | None:
    """The words of a line that is a prompt to the moderator ("" if there are none yet), or None for an entry."""
    sign, space, words = text.lstrip().replace("\n", " ", 1).partition(" ")
    return words.strip() if sign.casefold() == PROMPT and space else None


def signs_in(text: str) -> tuple[str, str]:
    """The words of an entry without its quick codes ("!angguk"), and what was seen, as the minutes say it.

    Only a word that is a code in full counts, so that "Jangan!" and "!!" stay words.
    """
    seen = {
        "!angguk": t_id("mengangguk"),
        "!geleng": t_id("menggeleng"),
        "!tawa": t_id("tertawa"),
        "!tepuk": t_id("bertepuk tangan"),
        "!bisik": t_id("berbisik"),
        "!diam": t_id("diam"),
        "!haru": t_id("terharu"),
    }
    found = [seen[word] for word in text.casefold().split() if word in seen]
    if not found:
        return text, ""
    lines = (" ".join(part for part in line.split(" ") if part.casefold() not in seen) for line in text.split("\n"))
    return "\n".join(lines).strip(), ", ".join(dict.fromkeys(found))


def token_at(text: str, cursor: int) -> Token | None:
    """The token that is being typed before ``cursor``, or None. Only an issue's fragment may have spaces."""
    before = text[:cursor]
    word_start = max(before.rfind(" "), before.rfind("\n")) + 1
    if before[word_start : word_start + 1] in (SPEAKER, KIND, ISSUE, QUESTION):
        sign = before[word_start]
        return Token(sign, before[word_start + 1 :], word_start, cursor)
    start = before.rfind(ISSUE)
    begins_word = start == 0 or (start > 0 and before[start - 1] in " \n")
    fragment = before[start + 1 :]
    if start < 0 or not begins_word or "\n" in fragment or len(fragment) > LONGEST_FRAGMENT:
        return None
    return Token(ISSUE, fragment, start, cursor)


def without(text: str, token: Token) -> tuple[str, int]:
    """``text`` with the token taken out, and where the cursor stands then."""
    before, after = text[: token.start], text[token.end :]
    if not before or before.endswith((" ", "\n")):
        after = after.removeprefix(" ")
    return before + after, len(before)


def choices(token: Token, view: LogLineView) -> list[Choice]:
    """What the token can stand for, the best fit first."""
    match token.sign:
        case "@":
            return _speakers(token.fragment, view.speakers)
        case "/":
            return _kinds(token.fragment, view.kinds)
        case "?":
            return _questions(token.fragment, view.questions)
        case _:
            return _issues(token.fragment, view.issues)


def exact_choice(token: Token, view: LogLineView) -> Choice | None:
    """The choice whose code is typed in full ("@p03", "#m1", "/masalah"), so that a space takes it."""
    typed = token.fragment.casefold()
    return next((choice for choice in choices(token, view) if typed and choice.code.casefold() == typed), None)


def _speakers(fragment: str, speakers: Sequence[SpeakerChoice]) -> list[Choice]:
    ranked = _ranked(fragment, ((one, (one.code, _digits(one.code), one.name, one.full_name)) for one in speakers))
    return [Choice(SPEAKER, one.person_id, one.code, one.name) for one in ranked]


def _kinds(fragment: str, kinds: Sequence[str]) -> list[Choice]:
    ranked = _ranked(fragment, ((kind, (kind.replace("_", ""), word("log_kind", kind))) for kind in kinds))
    return [Choice(KIND, kind, kind, word("log_kind", kind)) for kind in ranked]


def _issues(fragment: str, issues: Sequence[IssueChoice]) -> list[Choice]:
    ranked = _ranked(fragment, ((issue, (issue.code, issue.title)) for issue in issues))
    found = [Choice(ISSUE, issue.issue_id, issue.code, issue.title) for issue in ranked]
    title = fragment.strip()
    exact = any(choice.code.casefold() == title.casefold() for choice in found)
    return found if exact or not title else [*found, Choice(ISSUE, "", "", title)]


def _questions(fragment: str, questions: Sequence[QuestionChoice]) -> list[Choice]:
    ranked = _ranked(fragment, ((one, (one.code, one.code.lstrip("Qq"), one.text)) for one in questions))
    return [Choice(QUESTION, one.question_id, one.code, one.text) for one in ranked]


def _digits(code: str) -> str:
    """The seat number that a code such as P03 stands for: people type "@3"."""
    return code[1:].lstrip("0") if code.startswith("P") else ""


def _ranked(fragment: str, candidates: Iterable[tuple[T, tuple[str, ...]]]) -> list[T]:
    scored = [(_score(fragment.casefold(), names), place, one) for place, (one, names) in enumerate(candidates)]
    return [one for score, _, one in sorted(scored, key=lambda row: row[:2]) if score < 9]


def _score(typed: str, names: tuple[str, ...]) -> int:
    """0 the whole name, 1 its beginning, 2 the beginning of one of its words, 3 inside it, 9 not at all."""
    best = 9
    for name in (name.casefold() for name in names if name):
        if name == typed:
            return 0
        if name.startswith(typed):
            best = min(best, 1)
        elif any(part.startswith(typed) for part in re.split(r"[\s.,/-]+", name)):
            best = min(best, 2)
        elif len(typed) > 1 and typed in name:
            best = min(best, 3)
    return best


def draft_text(code: str, kind: str, issue_code: str, text: str, question_code: str = "") -> str:
    """A line that was not sent, as one text: its chips written by this grammar, then the words."""
    signs = ((SPEAKER, code), (KIND, kind), (ISSUE, issue_code), (QUESTION, question_code))
    return " ".join([*(f"{sign}{value}" for sign, value in signs if value), text])


def read_draft(draft: str, view: LogLineView) -> tuple[dict[str, Choice], str]:
    """The chips by sign and the words of a draft; what no longer exists stays among the words."""
    chips: dict[str, Choice] = {}
    rest = draft
    for sign in (SPEAKER, KIND, ISSUE, QUESTION):
        head, space, tail = rest.partition(" ")
        if not space or not head.startswith(sign):
            continue
        choice = exact_choice(Token(sign, head[1:], 0, len(head)), view)
        if choice is not None:
            chips[sign] = choice
            rest = tail
    return chips, rest


def hint_for(choice: Choice) -> str:
    """The words of a choice in the list that is offered."""
    if choice.sign == ISSUE and not choice.key:
        return t("Isu baru: {title}", title=choice.label)
    return choice.label if choice.sign == KIND else f"{choice.code}  {choice.label}"
