"""Between the windows and the session: wishes go in, and what came of them comes out as signals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from core.actions import Action, Refusal
from core.clock import Clock
from core.console_view import ConsoleView
from core.identity import Id
from core.live import LAPTOP, LiveSession, Redo, Step, Undo
from core.naming import SeenState
from core.ports import Draft, Ledger, LedgerProblem
from core.state import SessionState
from core.views import ModeratorView, ProjectorView, Scene, Shown
from core.wall_follow import attention_after
from core.wall_view import WallView
from ui.wall_look import WallLook
from ui.wall_stage import WallStage


class Bridge(QObject):
    """The one open session as the windows see it, or none.

    Each step makes both views once, from the same state, and both are told in the same turn; a view that equals the
    one before is not told. Signals: ``opened`` and ``closed`` (no data), ``stepped(Step)``, ``refused(Refusal)``,
    ``not_kept(LedgerProblem)``, ``kept()`` after each act that was committed, ``console_changed(ModeratorView)``,
    ``wall_changed(ProjectorView)``, ``wall_look_changed(WallLook)``, ``wall_stage_changed(WallStage)``,
    ``history_changed()`` when undo or redo may have become possible or impossible.
    """

    opened = Signal()
    closed = Signal()
    stepped = Signal(object)
    refused = Signal(object)
    not_kept = Signal(object)
    kept = Signal()
    console_changed = Signal(object)
    wall_changed = Signal(object)
    wall_look_changed = Signal(object)
    wall_stage_changed = Signal(object)
    history_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live: LiveSession | None = None
        self._ledger: Ledger | None = None
        self._console_view, self._wall_view = ConsoleView(), WallView()
        self._seen = SeenState()
        self.console: ModeratorView | None = None
        self.wall: ProjectorView | None = None
        self.wall_look, self.wall_stage = WallLook(), WallStage()
        self.shown = Shown()
        self.attention: Shown | None = None
        self.kept_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether a session is open."""
        return self._live is not None

    @property
    def live(self) -> LiveSession:
        """The open session; LookupError if there is none."""
        if self._live is None:
            raise LookupError("no session is open")
        return self._live

    @property
    def ledger(self) -> Ledger:
        """Where the open session is kept; LookupError if none is open."""
        if self._ledger is None:
            raise LookupError("no session is open")
        return self._ledger

    @property
    def state(self) -> SessionState:
        """The open session as it is committed and as people may see it: whoever withdrew consent has no name in it.

        ``live.state`` has the names, for what must find and erase them.
        """
        return self._seen(self.live.state)

    @property
    def session_id(self) -> Id | None:
        """The id of the open session."""
        return None if self._live is None else self._live.session_id

    def now(self) -> datetime:
        """The present moment by the session's own clock (UTC); LookupError if none is open."""
        return self.live.clock.now()

    def open(self, session_id: Id, ledger: Ledger, clock: Clock, kept_at: datetime | None = None) -> None:
        """Open a session; the one before is closed. ``kept_at`` is when its last act was kept.

        Raises:
            LedgerProblem: if it cannot be read; then no session is open.
        """
        self.close()
        live = LiveSession(session_id, ledger, clock)
        live.tell(self._on_step)
        self._live, self._ledger, self.kept_at = live, ledger, kept_at
        self._console_view, self._wall_view, self._seen = ConsoleView(), WallView(), SeenState()
        self.shown = Shown()
        self.attention = None
        if live.state.tables:
            self._show()
        self.opened.emit()
        self.history_changed.emit()

    def close(self) -> None:
        """Open no session any more."""
        if self._live is None:
            return
        self._live.stop_telling(self._on_step)
        self._live = self._ledger = self.console = self.wall = self.kept_at = None
        self.closed.emit()

    def perform(self, action: Action) -> Step | None:
        """Do what ``action`` wishes; None if it is so already, was refused or could not be kept (told by signal)."""
        try:
            outcome = self.live.perform(action, LAPTOP)
        except LedgerProblem as problem:
            self.not_kept.emit(problem)
            return None
        if isinstance(outcome, Refusal):
            self.refused.emit(outcome)
            return None
        return outcome

    def undo(self) -> None:
        """Take back the newest act of this computer."""
        self.perform(Undo())

    def redo(self) -> None:
        """Put back what was taken back last."""
        self.perform(Redo())

    def can_undo(self) -> bool:
        """Whether there is an act to take back."""
        return self._live is not None and self._live.can_undo(LAPTOP)

    def can_redo(self) -> bool:
        """Whether there is an act to put back."""
        return self._live is not None and self._live.can_redo(LAPTOP)

    @property
    def scene(self) -> Scene:
        """The scene that was chosen for the wall; FOLLOW if it follows the session."""
        return self.shown.scene

    def choose_scene(self, scene: Scene) -> None:
        """Let the wall show ``scene`` from now on."""
        self.show(Shown(scene))

    def show(self, shown: Shown) -> None:
        """Let the wall show this from now on."""
        self.shown = shown
        self._show_wall()

    @property
    def at(self) -> Shown | None:
        """What is on the wall by choice or, where it follows, what the moderator is at; None for neither."""
        return self.attention if self.scene is Scene.FOLLOW else self.shown

    def turn_to(self, shown: Shown) -> None:
        """Let a wall that follows turn to this, as after an act that is about it."""
        self.attention = shown
        self._show_wall()

    def assent(self) -> None:
        """Let the agreement on the wall be shown as agreed to, or as open again; nothing if there is none."""
        at = self.at
        if at is None or at.scene is not Scene.AGREEMENT:
            return
        turned = replace(at, assented=not at.assented)
        if at is self.shown:
            self.shown = turned
        else:
            self.attention = turned
        self._show_wall()

    def set_wall_look(self, look: WallLook) -> None:
        """Let the wall and its previews look like this."""
        self.wall_look = look
        self.wall_look_changed.emit(look)

    def set_wall_stage(self, stage: WallStage) -> None:
        """Let the previews know how large the wall is, and which page it shows."""
        if stage != self.wall_stage:
            self.wall_stage = stage
            self.wall_stage_changed.emit(stage)

    def wall_for(self, shown: Shown) -> ProjectorView:
        """What the wall would show for a choice, for a preview; LookupError if no session is open."""
        return WallView()(self.state, shown, self.attention)

    def keep_draft(self, slot: str, text: str, began_at: datetime) -> bool:
        """Keep words that were typed and not sent; whether that went well."""
        try:
            self.ledger.keep_draft(Draft(self.live.session_id, slot, text, began_at))
        except LedgerProblem as problem:
            self.not_kept.emit(problem)
            return False
        return True

    def drafts(self) -> Sequence[Draft]:
        """The drafts of the open session; none if they cannot be read."""
        try:
            return self.ledger.drafts(self.live.session_id)
        except LedgerProblem as problem:
            self.not_kept.emit(problem)
            return ()

    def _on_step(self, step: Step) -> None:
        self.kept_at = self.now()
        self.attention = attention_after(self.attention, step.changes)
        self._show()
        self.kept.emit()
        self.stepped.emit(step)
        self.history_changed.emit()

    def _show(self) -> None:
        console = self._console_view(self.state)
        if console != self.console:
            self.console = console
            self.console_changed.emit(console)
        self._show_wall()

    def _show_wall(self) -> None:
        wall = self._wall_view(self.state, self.shown, self.attention)
        if wall != self.wall:
            self.wall = wall
            self.wall_changed.emit(wall)
