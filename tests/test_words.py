"""The catalogue: everything that people can read has its English, and nothing else is in there."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest

from core import views
from core.actions import Code
from core.agenda_text import AgendaTextFault
from core.ballots import Channel
from core.catching_up import CatchUpWay
from core.cross_checks import CheckKind, CheckStatus
from core.faults import FaultCode
from core.forms import FormKind
from core.issues import IssueStatus
from core.live import LAPTOP
from core.log import KINDS
from core.notes import NoteKind
from core.outcomes import SigningPlace
from core.participant_list import Column, Doubt, RowFault
from core.people import Person, Role, Sex
from core.personal import word_fields
from core.polls import PollPhase
from core.ports import PlaceRisk, Problem, Taken
from core.readiness import ReadyCode
from core.sealing import DamageCode, KeyProblem, LibraryMatch, Verdict
from core.session import Official, WallNames
from core.session_list import Phase
from core.tally import METHODS, Outcome
from core.tally.budget import Fit
from core.ties import TieManner
from core.versions import VersionPhase
from db.tables import TABLES
from resources import words
from ui.photo_files import PictureFault

ROOT = Path(__file__).parent.parent
ROOMS = ("ui", "widgets", "export", "web", "intake")
INTERFACE = {"t", "mark"}
DOCUMENT = {"t_id"}
# Section of codes.toml → the codes that core knows.
CODES: dict[str, Iterable[str]] = {
    "refusal": Code,
    "problem": Problem,
    "place_risk": PlaceRisk,
    "fault": FaultCode,
    "log_kind": KINDS,
    "check_status": CheckStatus,
    "check_kind": CheckKind,
    "issue_status": IssueStatus,
    "note_kind": NoteKind,
    "catch_up": CatchUpWay,
    "role": Role,
    "signing_place": SigningPlace,
    "sex": Sex,
    "session_phase": Phase,
    "seat_state": views.SeatState,
    "item_state": views.ItemState,
    "urgency": views.Urgency,
    "scene": views.Scene,
    "wall_names": WallNames,
    "poll_method": METHODS,
    "poll_phase": PollPhase,
    "poll_outcome": Outcome,
    "channel": Channel,
    "verdict": Verdict,
    "damage": DamageCode,
    "library_match": LibraryMatch,
    "version_phase": VersionPhase,
    "key_problem": KeyProblem,
    "tie_manner": TieManner,
    "budget_fit": Fit,
    "row_fault": RowFault,
    "list_doubt": Doubt,
    "list_column": Column,
    "agenda_text": AgendaTextFault,
    "form_kind": FormKind,
    "picture_fault": PictureFault,
    "actor": (LAPTOP,),
    "taken": Taken,
    "record": (kind.__name__.lower() for kind in TABLES if word_fields(kind) and kind not in (Official, Person)),
    "ready_done": ReadyCode,
    "ready_missing": ReadyCode,
    "ready_advice": ReadyCode,
}


@dataclass(frozen=True)
class Use:
    """One call that names a text: where, by which function, the literal (None if it is none), its data."""

    place: str
    function: str
    text: str | None
    data: frozenset[str] | None


def source_files() -> list[Path]:
    return [ROOT / "main.py", *(path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))]


def uses_in(source: str, name: str) -> Iterator[Use]:
    """Calls of t, t_id and mark in one file, called by name or as `words.t`."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name(id=function) | ast.Attribute(value=ast.Name(id="words"), attr=function):
                pass
            case _:
                continue
        if function in INTERFACE | DOCUMENT:
            first = node.args[0] if node.args else None
            literal = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
            names = [keyword.arg for keyword in node.keywords]
            data = None if None in names or function == "mark" else frozenset(str(name) for name in names)
            yield Use(f"{name}:{node.lineno}", function, literal, data)


def all_uses() -> list[Use]:
    return [
        use
        for path in source_files()
        if path.exists()
        for use in uses_in(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)))
    ]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def mistakes(uses: Iterable[Use], code_texts: Iterable[str], english: dict[str, str | words.Plural]) -> list[str]:
    """What is wrong between the source, the codes and the English entries, one line each."""
    uses, found = list(uses), []
    wanted = set(code_texts) | {use.text for use in uses if use.text and use.function in INTERFACE}
    found += [f"{use.place}: not a literal" for use in uses if use.text is None]
    found += [
        f"{use.place}: no data for {sorted(placeholders(use.text) - use.data)}"
        for use in uses
        if use.text is not None and use.data is not None and placeholders(use.text) - use.data
    ]
    found += [f"no English: {text!r}" for text in sorted(wanted - english.keys())]
    found += [f"stale English: {text!r}" for text in sorted(english.keys() - wanted)]
    for text in sorted(wanted & english.keys()):
        entry = english[text]
        if isinstance(entry, dict):
            found += [f"needs one and other: {text!r}"] * (entry.keys() != {"one", "other"})
            found += [f"no n for the plural: {text!r}"] * ("n" not in placeholders(text))
            found += [f"other placeholders: {text!r}"] * (
                not all(
                    placeholders(text) - {"n"} <= placeholders(form) <= placeholders(text) for form in entry.values()
                )
            )
        elif placeholders(entry) != placeholders(text):
            found.append(f"other placeholders: {text!r}")
    return found


def test_catalogue_is_complete_and_has_nothing_stale() -> None:
    texts = [text for section in words.codes().values() for text in section.values()]
    assert mistakes(all_uses(), texts, words.english()) == []


def test_each_kind_of_mistake_is_found() -> None:
    source = 't(f"Halo {x}")\nwords.t("Halo {name}")\nt("{n} orang", n=2)\nmark("Lama")\nt_id("Berita Acara")'
    english = {"{n} orang": {"one": "one", "other": "{m}"}, "Usang": "Stale", "Lama": "Old {x}"}
    assert mistakes(uses_in(source, "a.py"), ["Kode"], english) == [
        "a.py:1: not a literal",
        "a.py:2: no data for ['name']",
        "no English: 'Halo {name}'",
        "no English: 'Kode'",
        "stale English: 'Usang'",
        "other placeholders: 'Lama'",
        "other placeholders: '{n} orang'",
    ]


def test_an_entry_does_not_stand_in_two_files() -> None:
    import tomllib

    seen: dict[str, str] = {}
    twice = []
    for path in sorted((words.FOLDER / "en").glob("*.toml")):
        for text in tomllib.loads(path.read_text(encoding="utf-8")):
            if text in seen:
                twice.append(f"{text!r} in {seen[text]} and {path.name}")
            seen[text] = path.name
    assert twice == []


@pytest.mark.parametrize("section", CODES)
def test_every_code_has_a_word_and_every_word_a_code(section: str) -> None:
    assert words.codes()[section].keys() == {str(code) for code in CODES[section]}


def test_texts_follow_the_language_and_documents_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = {"Halo {name}": "Hello {name}", "{n} orang": {"one": "one person", "other": "{n} people"}}
    monkeypatch.setattr(words, "english", lambda: entries)
    assert words.t("Halo {name}", name="Sari") == "Halo Sari"
    words.set_language("en")
    assert words.t("Halo {name}", name="{x}") == "Hello {x}"
    assert [words.t("{n} orang", n=n) for n in (0, 1, 2)] == ["0 people", "one person", "2 people"]
    assert words.t_id("Halo {name}", name="Sari") == "Halo Sari"
    assert words.language() == "en"


def test_codes_have_words_in_both_languages() -> None:
    assert words.word("refusal", Code.QUEUE_EMPTY) == "Antrean masih kosong"
    words.set_language("en")
    assert words.word("refusal", Code.QUEUE_EMPTY) == "The queue is empty"
    assert words.word_id("problem", Problem.NO_SUCH_PATH, place="x.fgd") == "Tidak ada di sana: x.fgd"


def test_gaps_raise_in_tests_and_are_shown_to_people() -> None:
    with pytest.raises(KeyError):
        words.t("Halo {name}")
    with pytest.raises(KeyError):
        words.word("refusal", "no_such_code")
    words.set_language("en")
    with pytest.raises(KeyError):
        words.translate("Tidak ada di katalog")
    words.raise_on_gaps(False)
    assert words.translate("Halo {name}") == "Halo {name}"
    assert words.word("refusal", "no_such_code") == "no_such_code"


def test_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no language 'jv'"):
        words.set_language("jv")
