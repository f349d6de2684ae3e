"""What a scene of the wall can be about, named for people; what a choice is called in a list."""

from __future__ import annotations

from core.agenda import questions
from core.issues import issues
from core.log import contributions
from core.outcomes import agreements
from core.state import SessionState
from core.views import Scene, Shown
from core.wording import ordinal_label
from resources.words import t, word

MOST_ENTRIES, MOST_LETTERS = 30, 60


def subjects(state: SessionState, scene: Scene) -> list[tuple[str, Shown]]:
    """What there is to choose from for a scene, with words; [] where a scene is about nothing in particular."""
    if scene is Scene.QUESTION:
        return _questions(state)
    if scene is Scene.READ_BACK:
        newest = reversed(contributions(state)[-MOST_ENTRIES:])
        found = [(f"{entry.number}  {entry.text}", Shown(scene, entry.id)) for entry in newest]
        return found + [(f"{issue.code}  {issue.title}", Shown(scene, issue.id)) for issue in issues(state)]
    if scene is Scene.AGREEMENT:
        numbered = enumerate(agreements(state), start=1)
        return [(f"{ordinal_label(number)}  {one.text}", Shown(scene, one.id)) for number, one in numbered]
    return []


def _questions(state: SessionState) -> list[tuple[str, Shown]]:
    found = [(t("Pertanyaan yang berikutnya"), Shown(Scene.QUESTION))]
    for question in questions(state):
        found.append((f"{question.code}  {question.text}".strip(), Shown(Scene.QUESTION, question.id)))
        for at, probe in enumerate(question.probes):
            found.append((f"    {probe}", Shown(Scene.QUESTION, question.id, probe=at)))
    return found


def shown_words(state: SessionState, shown: Shown) -> str:
    """What a choice is called: its scene and, shortened, what it is about."""
    name = word("scene", shown.scene)
    about = shown.message or next((words for words, one in subjects(state, shown.scene) if one == shown), "")
    about = " ".join(about.split())
    if len(about) > MOST_LETTERS:
        about = about[: MOST_LETTERS - 1].rstrip() + "…"
    return f"{name}: {about}" if about else name
