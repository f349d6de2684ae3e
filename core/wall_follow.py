"""What the moderator is at, beyond what the state says: words that were just written or are being read back."""

from __future__ import annotations

from core.agenda import Span
from core.changes import Changes
from core.cross_checks import CheckKind, CrossCheck
from core.floor import Turn
from core.outcomes import Agreement
from core.polls import Poll
from core.session import Pause
from core.wall_scenes import Scene, Shown


def attention_after(before: Shown | None, changes: Changes) -> Shown | None:
    """What a wall that follows the session turns to after one act, from what it was at ``before``.

    Writing an agreement turns it to that agreement, reading something back to that. It turns away when the agenda
    moves, for a pause and for a poll; from what is read back when somebody takes the floor; and when it is gone.
    """
    found = before
    for change in changes:
        match change.after:
            case Agreement(id=agreement_id):
                found = Shown(Scene.AGREEMENT, agreement_id)
            case CrossCheck(id=check_id, kind=CheckKind.FEEDBACK):
                found = Shown(Scene.READ_BACK, check_id)
            case Span() | Pause() | Poll():
                found = None
            case Turn() if found is not None and found.scene is Scene.READ_BACK:
                found = None
            case None if found is not None and change.record.id == found.subject_id:
                found = None
            case _:
                pass
    return found
