"""What the commands about the berita acara do: its page comes into sight, and then the act."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ui.main_window import MainWindow
from ui.pages.minutes_page import MinutesPage


def minutes_commands(window: MainWindow) -> dict[str, Callable[[], None]]:
    """Command to what it does."""
    return {
        "sign_minutes": partial(_do, window, _sign),
        "seal_minutes": partial(_do, window, _seal),
        "print_minutes": partial(_do, window, _print),
        "explain_deviations": partial(_do, window, MinutesPage.explain_deviations),
        "export_notula": partial(_do, window, MinutesPage.ask_and_export_notula),
        "document_form": partial(_do, window, MinutesPage.choose_form),
        "office_file": partial(_do, window, _for_office),
        "versions": partial(_do, window, _versions),
        "keep_scan": partial(_do, window, _keep_scan),
    }


def _do(window: MainWindow, act: Callable[[MinutesPage], None]) -> None:
    window.go_to("minutes")
    act(window.minutes_page)


def _sign(page: MinutesPage) -> None:
    page.signing.sign()


def _seal(page: MinutesPage) -> None:
    page.sealing.ask()


def _print(page: MinutesPage) -> None:
    page.files.print_out()


def _for_office(page: MinutesPage) -> None:
    page.files.ask_for_office()


def _versions(page: MinutesPage) -> None:
    page.scans.show_versions()


def _keep_scan(page: MinutesPage) -> None:
    page.scans.ask_and_keep()
