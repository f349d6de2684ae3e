"""A result in sentences: what came out of what number, how the ballots add up, how a tie was settled."""

from __future__ import annotations

from collections.abc import Iterator

from core.views import PollView, ResultView, TieView
from resources.words import t, word


def outcome_words(result: ResultView) -> str:
    """Carried or not, and by what; "" where the method only ranks."""
    if result.method == "mufakat":
        reached = t("Mufakat tercapai") if result.carried else t("Mufakat belum tercapai")
        return t("{outcome} · hadir {n}, kuorum {needed}", outcome=reached, n=result.base_count, needed=result.needed)
    if result.carried is None and not result.tied:
        return ""
    code = "tied" if result.tied else "carried" if result.carried else "not_carried"
    outcome = word("poll_outcome", code)
    if result.needed is None:
        return outcome
    base = word("poll_base", result.base or "valid")
    return t(
        "{outcome} · perlu {needed} dari {n} ({base})",
        outcome=outcome,
        needed=result.needed,
        n=result.base_count,
        base=base,
    )


def count_words(poll: PollView, result: ResultView) -> Iterator[str]:
    """How the ballots add up, by which channels they came, and what must be said of them."""
    yield t(
        "Hak suara {eligible} · masuk {cast} · sah {valid} · kosong {blank} · tidak sah {invalid}",
        eligible=result.eligible,
        cast=result.cast,
        valid=result.valid,
        blank=result.blank,
        invalid=result.invalid,
    )
    channels = " · ".join(f"{word('channel', channel)} {n}" for channel, n in result.channels)
    if channels:
        yield channels
    if result.unused:
        yield t("Tidak dipakai: {n}", n=result.unused)
    if any(row.share for row in result.rows):
        yield t("Persen dibulatkan sendiri-sendiri; jumlahnya dapat berbeda dari 100.")
    if result.secret and result.unanimous and result.cast > 1:
        yield t("Semua suara sama: isi suara tiap pemilih dengan sendirinya diketahui.")
    if poll.closing_note:
        yield t("Catatan penutupan: {note}", note=poll.closing_note)


def tie_words(tie: TieView) -> str:
    """Who was level, and how that was settled or that it is open."""
    letters = ", ".join(tie.letters)
    if not tie.settled_by:
        return t("Seri: {letters}. Belum diselesaikan.", letters=letters)
    steps = ", ".join(step_words(step) for step in tie.settled_by)
    if tie.open:
        return t("Seri: {letters}. Sebagian diselesaikan dengan {steps}.", letters=letters, steps=steps)
    return t("Seri: {letters}. Diselesaikan dengan {steps}.", letters=letters, steps=steps)


def step_words(step: str) -> str:
    """A step of a ladder, or what the forum did."""
    known = {
        "supporters": t("jumlah pendukung"),
        "head_to_head": t("adu langsung"),
        "firsts": t("tempat pertama"),
        "seconds": t("tempat kedua"),
        "heaviest": t("kriteria terberat dahulu"),
        "run_off": t("putaran kedua"),
        "consensus": t("mufakat"),
        "lot": t("undian"),
        "ladder": t("pembeda menurut cara"),
        "U": t("Urgensi"),
        "S": t("Keseriusan"),
        "G": t("Pertumbuhan"),
    }
    return known.get(step, step)


def ladder_words(ladder: str) -> str:
    """The steps of a ladder as a poll's rule has them: "supporters,head_to_head", or single letters, "US"."""
    return ", ".join(step_words(step) for step in (ladder.split(",") if "," in ladder or ladder.islower() else ladder))


def detail_words(name: str) -> str:
    """The head of a column with a figure that only some methods have."""
    if name.startswith("place_"):
        return t("Ke-{n}", n=name.removeprefix("place_"))
    if name.startswith("mean_"):
        return t("Rata-rata {name}", name=name.removeprefix("mean_"))
    return name
