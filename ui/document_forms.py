"""Choosing the form of the document, and keeping it: with the session, and with the office for the next ones."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from core.document_form import DocumentForm, SetDocumentForm
from core.minutes import Minutes
from core.office import OfficeProfile
from core.ports import LedgerProblem
from core.session import EditSession, session_of
from core.versions import frozen_version
from ui.bridge import Bridge
from ui.desk import Desk
from ui.dialogs.document_form_dialog import DocumentFormDialog
from ui.kept import keep_office_profile, office_profile


def choose_form(desk: Desk, minutes: Minutes, window: QWidget) -> None:
    """Ask for the form of the document of ``minutes``, and keep it."""
    stands = frozen_version(desk.bridge.state) is not None
    dialog = DocumentFormDialog(minutes, desk.services.draw_minutes, window, content_stands=stands)
    if dialog.exec():
        keep_form(desk, dialog.form, dialog.paper, dialog.new_emblem, for_office=dialog.for_office.isChecked())
    dialog.deleteLater()


def keep_form(desk: Desk, form: DocumentForm, paper: str, emblem: bytes | None, *, for_office: bool) -> None:
    """Keep a form with the session and, if it is ``for_office``, for the next one; what goes wrong is told."""
    if emblem is not None and desk.library is not None:
        try:
            desk.library.keep_blob(emblem)
        except LedgerProblem as problem:
            desk.failed.emit(problem)
            return
    session = session_of(desk.bridge.state)
    if session is not None and session.paper != paper:
        desk.bridge.perform(EditSession(replace(session, paper=paper)))
    desk.bridge.perform(SetDocumentForm(form))
    if for_office:
        plain = replace(form, id="", session_id="")
        keep_office_profile(desk, replace(office_profile(desk), form=plain, paper=paper))


def take_office_form(bridge: Bridge, profile: OfficeProfile) -> None:
    """Give a new session the form that the office likes."""
    bridge.perform(SetDocumentForm(profile.form))
