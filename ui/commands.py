"""Every command as data: what it is called, its keys, its icon, and when it can be used.

Menus, the palette, the key help and the shortcuts are all made from this one list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from resources.words import mark, translate


class Need(Enum):
    """What must be so for a command to be usable."""

    NOTHING = auto()
    SESSION = auto()
    PREPARED = auto()
    RUNNING = auto()
    SPEAKER = auto()
    QUEUE = auto()
    LOG = auto()
    ISSUES = auto()
    POLL_DRAFT = auto()
    POLL_OPEN = auto()
    ALL_AGREE = auto()
    VOTE_BY_SEAT = auto()
    VOTE_BY_BOOTH = auto()
    VOTE_BY_PAPER = auto()
    POLL_OVER = auto()
    POLL_RESULT = auto()
    POLL_TIE = auto()
    NO_CONSENSUS = auto()
    UNDO = auto()
    REDO = auto()


class Group(Enum):
    """Under which heading a command stands; the value is the heading."""

    PLACES = mark("Tempat")
    FLOOR = mark("Giliran bicara")
    LOG = mark("Notula")
    AGENDA = mark("Acara")
    POLLS = mark("Pemungutan suara")
    WALL = mark("Proyektor")
    SESSION = mark("Sesi")
    LOOKS = mark("Tampilan")


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``keys`` are in Qt's portable form, the first one is shown; ``words`` are marked texts.

    ``number`` is what "{n}" in the words stands for. A command without a key says in ``why_no_key`` why.
    """

    id: str
    words: str
    group: Group
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: Need = Need.NOTHING
    number: int = 0
    why_no_key: str = ""

    @property
    def label(self) -> str:
        """The words in the language that is spoken now."""
        return translate(self.words, n=self.number) if self.number else translate(self.words)


def _seat_commands() -> Iterator[Command]:
    """Ctrl+1 to Ctrl+9 and Ctrl+0 are seats 1 to 10."""
    for seat in range(1, 11):
        words = mark("Beri giliran kepada kursi {n}, atau akhiri gilirannya")
        yield Command(f"floor_{seat}", words, Group.FLOOR, (f"Ctrl+{seat % 10}",), "floor", Need.RUNNING, seat)


_THROUGH_PALETTE = "chosen once, through the palette"

COMMANDS: tuple[Command, ...] = (
    Command("home", mark("Beranda"), Group.PLACES, ("Alt+1",), "home"),
    Command("prepare", mark("Siapkan"), Group.PLACES, ("Alt+2",), "prepare", Need.SESSION),
    Command("live", mark("Jalankan"), Group.PLACES, ("Alt+3",), "live", Need.SESSION),
    Command("minutes", mark("Berita Acara"), Group.PLACES, ("Alt+4",), "minutes", Need.SESSION),
    Command("new_session", mark("Buat FGD baru"), Group.PLACES, ("Ctrl+N",), "add"),
    Command("try_sample", mark("Coba sesi contoh"), Group.PLACES, ("Ctrl+T",), "live"),
    Command("find", mark("Cari di notula, atau di daftar sesi"), Group.PLACES, ("Ctrl+F",), "search"),
    *_seat_commands(),
    Command("find_seat", mark("Cari kursi menurut nomor atau nama"), Group.FLOOR, ("Ctrl+K",), "search", Need.RUNNING),
    Command("join", mark("Tambah orang yang baru datang"), Group.FLOOR, ("Ctrl+Shift+N",), "add", Need.RUNNING),
    Command("talk_flow", mark("Alur bicara: siapa sesudah siapa"), Group.FLOOR, ("Ctrl+Shift+F",), "", Need.SESSION),
    Command("next_turn", mark("Giliran berikutnya"), Group.FLOOR, ("Ctrl+Return",), "next", Need.QUEUE),
    Command("end_floor", mark("Akhiri giliran"), Group.FLOOR, ("Ctrl+.",), "stop", Need.SPEAKER),
    Command("go_to_log", mark("Ke baris catatan"), Group.LOG, ("F4", "Ctrl+L"), "edit", Need.SESSION),
    Command("prompt", mark("Ingatkan moderator"), Group.LOG, ("Ctrl+Shift+I",), "edit", Need.SESSION),
    Command("note", mark("Catatan moderator"), Group.LOG, ("Ctrl+Alt+M",), "private", Need.SESSION),
    Command("atmosphere", mark("Catatan suasana"), Group.LOG, ("Ctrl+Alt+A",), "note", Need.SESSION),
    Command("park_idea", mark("Parkir gagasan"), Group.LOG, ("Ctrl+Alt+J",), "parked", Need.SESSION),
    Command("correct_entry", mark("Koreksi catatan"), Group.LOG, ("F2",), "edit", Need.LOG),
    Command("wordings", mark("Riwayat koreksi catatan"), Group.LOG, ("Shift+F2",), "history", Need.LOG),
    Command("promote_issue", mark("Jadikan isu"), Group.LOG, ("Ctrl+I",), "issue", Need.LOG),
    Command("cross_check", mark("Tandai untuk uji silang"), Group.LOG, ("Ctrl+G",), "flag", Need.LOG),
    Command("clarification", mark("Minta klarifikasi"), Group.LOG, ("Ctrl+Shift+G",), "question", Need.LOG),
    Command("add_photo", mark("Tambah foto"), Group.LOG, ("Ctrl+Alt+F",), "photo", Need.SESSION),
    Command("paste_photo", mark("Tempel foto"), Group.LOG, ("Ctrl+V",), "photo", Need.SESSION),
    Command("show_photos", mark("Daftar foto"), Group.LOG, ("Ctrl+Alt+D",), "photo", Need.SESSION),
    Command("next_tab", mark("Panel kanan berikutnya"), Group.LOG, ("F6",), "", Need.SESSION),
    Command("previous_tab", mark("Panel kanan sebelumnya"), Group.LOG, ("Shift+F6",), "", Need.SESSION),
    Command("next_item", mark("Lanjut ke acara berikutnya"), Group.AGENDA, ("Ctrl+PgDown",), "next", Need.RUNNING),
    Command(
        "previous_item", mark("Kembali ke acara sebelumnya"), Group.AGENDA, ("Ctrl+PgUp",), "previous", Need.RUNNING
    ),
    Command("add_minute", mark("Tambah 1 menit"), Group.AGENDA, ("Ctrl+=",), "clock", Need.RUNNING),
    Command("add_five", mark("Tambah 5 menit"), Group.AGENDA, ("Ctrl+Alt+=",), "clock", Need.RUNNING),
    Command("catch_up", mark("Mengejar waktu"), Group.AGENDA, ("Ctrl+Shift+K",), "clock", Need.RUNNING),
    Command("pause", mark("Jeda, atau lanjut sesudah jeda"), Group.AGENDA, ("Ctrl+J",), "pause", Need.RUNNING),
    Command("new_poll", mark("Siapkan pemungutan suara"), Group.POLLS, ("Ctrl+U",), "vote", Need.SESSION),
    Command("open_poll", mark("Buka pemungutan suara"), Group.POLLS, ("Ctrl+Shift+U",), "vote", Need.POLL_DRAFT),
    Command("close_poll", mark("Tutup pemungutan suara"), Group.POLLS, ("Ctrl+Shift+Y",), "vote", Need.POLL_OPEN),
    Command("all_agree", mark("Catat setuju bagi semua yang lain"), Group.POLLS, ("Ctrl+D",), "vote", Need.ALL_AGREE),
    Command("vote_by_seat", mark("Ketuk kursi"), Group.POLLS, ("Ctrl+Alt+1",), "hand", Need.VOTE_BY_SEAT),
    Command("vote_by_booth", mark("Bilik suara"), Group.POLLS, ("Ctrl+Alt+2",), "private", Need.VOTE_BY_BOOTH),
    Command("vote_by_paper", mark("Surat kertas"), Group.POLLS, ("Ctrl+Alt+3",), "ballot_box", Need.VOTE_BY_PAPER),
    Command("annul_poll", mark("Batalkan pemungutan suara"), Group.POLLS, (), "", Need.POLL_OPEN, 0, _THROUGH_PALETTE),
    Command("repeat_poll", mark("Ulangi pemungutan suara"), Group.POLLS, (), "", Need.POLL_OVER, 0, _THROUGH_PALETTE),
    Command("settle_tie", mark("Selesaikan seri"), Group.POLLS, ("Ctrl+Shift+T",), "result", Need.POLL_TIE),
    Command(
        "vote_after_consensus",
        mark("Lanjut ke pemungutan suara sesudah mufakat gagal"),
        Group.POLLS,
        ("Ctrl+Alt+U",),
        "vote",
        Need.NO_CONSENSUS,
    ),
    Command("export_ballots", mark("Simpan daftar suara"), Group.POLLS, ("Ctrl+Shift+E",), "export", Need.POLL_RESULT),
    Command("settle_ranking", mark("Tetapkan urutan prioritas"), Group.POLLS, ("Ctrl+Shift+R",), "result", Need.ISSUES),
    Command("budget", mark("Pagu"), Group.POLLS, ("Ctrl+Alt+B",), "", Need.ISSUES),
    Command("projector", mark("Proyektor nyala atau mati"), Group.WALL, ("F5",), "projector", Need.SESSION),
    Command("choose_scene", mark("Pilih isi layar proyektor"), Group.WALL, ("Shift+F5",), "projector", Need.SESSION),
    Command("black", mark("Layar proyektor hitam"), Group.WALL, ("Ctrl+B",), "projector", Need.SESSION),
    Command("wall_follow", mark("Proyektor mengikuti sesi"), Group.WALL, ("Ctrl+Shift+B",), "projector", Need.SESSION),
    Command("wall_swap", mark("Tukar layar dengan yang disiapkan"), Group.WALL, ("F7",), "projector", Need.SESSION),
    Command("wall_take", mark("Tampilkan yang disiapkan"), Group.WALL, ("Shift+F7",), "projector", Need.SESSION),
    Command("read_back", mark("Umpan balik: bacakan kembali ke ruangan"), Group.LOG, ("F8",), "read_back", Need.LOG),
    Command(
        "assent", mark("Yang di layar dibenarkan atau disepakati"), Group.WALL, ("Shift+F8",), "projector", Need.SESSION
    ),
    Command("number_screens", mark("Kenali layar"), Group.WALL, ("Ctrl+Alt+N",), "screen", Need.SESSION),
    Command("wall_look", mark("Tampilan layar proyektor"), Group.WALL, ("Ctrl+Alt+W",), "projector", Need.SESSION),
    Command("save_wall", mark("Simpan gambar layar"), Group.WALL, ("Ctrl+Alt+S",), "export", Need.SESSION),
    Command("wall_next", mark("Halaman proyektor berikutnya"), Group.WALL, ("Ctrl+Alt+PgDown",), "next", Need.SESSION),
    Command("wall_previous", mark("Halaman proyektor sebelumnya"), Group.WALL, ("Ctrl+Alt+PgUp",), "", Need.SESSION),
    Command(
        "import_people", mark("Impor peserta dari XLSX/CSV"), Group.SESSION, ("Ctrl+Shift+O",), "import", Need.SESSION
    ),
    Command("paste_people", mark("Tempel daftar peserta"), Group.SESSION, ("Ctrl+Shift+V",), "import", Need.SESSION),
    Command("agenda_text", mark("Ubah acara sebagai teks"), Group.SESSION, ("Ctrl+Shift+A",), "agenda", Need.SESSION),
    Command("shuffle_seats", mark("Acak tempat duduk"), Group.SESSION, ("Ctrl+Shift+D",), "seat", Need.SESSION),
    Command("start_session", mark("Mulai sesi"), Group.SESSION, ("Ctrl+M",), "play", Need.PREPARED),
    Command("close_session", mark("Akhiri sesi"), Group.SESSION, ("Ctrl+Shift+M",), "stop", Need.RUNNING),
    Command("export_pdf", mark("Ekspor berita acara ke PDF"), Group.SESSION, ("Ctrl+E",), "export", Need.SESSION),
    Command(
        "sign_minutes", mark("Tanda tangani berita acara"), Group.SESSION, ("Ctrl+Alt+T",), "signature", Need.SESSION
    ),
    Command("seal_minutes", mark("Segel berita acara"), Group.SESSION, ("Ctrl+Alt+E",), "seal", Need.SESSION),
    Command("document_form", mark("Bentuk dokumen"), Group.SESSION, ("Ctrl+Alt+K",), "edit", Need.SESSION),
    Command("explain_deviations", mark("Sebab selisih waktu"), Group.SESSION, ("Ctrl+Alt+I",), "clock", Need.SESSION),
    Command("export_notula", mark("Ekspor notula rapat"), Group.SESSION, ("Ctrl+Alt+O",), "export", Need.SESSION),
    Command("print_minutes", mark("Cetak berita acara"), Group.SESSION, ("Ctrl+P",), "print", Need.SESSION),
    Command(
        "office_file",
        mark("Siapkan berkas untuk TTE kantor …"),
        Group.SESSION,
        icon="export",
        needs=Need.SESSION,
        why_no_key=_THROUGH_PALETTE,
    ),
    Command("versions", mark("Versi, tanda tangan, dan pindaian …"), Group.SESSION, ("Ctrl+Alt+H",), "", Need.SESSION),
    Command(
        "keep_scan",
        mark("Simpan pindaian bertanda tangan …"),
        Group.SESSION,
        needs=Need.SESSION,
        why_no_key=_THROUGH_PALETTE,
    ),
    Command("check_file", mark("Periksa berkas tersegel …"), Group.SESSION, ("Ctrl+Alt+P",), "verify"),
    Command("signing_keys", mark("Kunci tanda tangan …"), Group.SESSION, (), "seal", Need.NOTHING, 0, _THROUGH_PALETTE),
    Command("undo", mark("Urungkan"), Group.SESSION, ("Ctrl+Z",), "undo", Need.UNDO),
    Command("redo", mark("Ulangi"), Group.SESSION, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", Need.REDO),
    Command("palette", mark("Semua perintah"), Group.LOOKS, ("Ctrl+Shift+P",), "search"),
    Command("keys", mark("Daftar tombol"), Group.LOOKS, ("F1",), "help"),
    Command("text_larger", mark("Teks lebih besar"), Group.LOOKS, ("Ctrl+Shift+Up",), "text_size"),
    Command("text_smaller", mark("Teks lebih kecil"), Group.LOOKS, ("Ctrl+Shift+Down",), "text_size"),
    Command("text_normal", mark("Ukuran teks semula"), Group.LOOKS, ("Ctrl+Shift+0",), "text_size"),
    Command("theme_system", mark("Tema seperti sistem"), Group.LOOKS, why_no_key=_THROUGH_PALETTE),
    Command("theme_light", mark("Tema terang"), Group.LOOKS, why_no_key=_THROUGH_PALETTE),
    Command("theme_dark", mark("Tema gelap"), Group.LOOKS, why_no_key=_THROUGH_PALETTE),
    Command("theme_high_contrast", mark("Tema kontras tinggi"), Group.LOOKS, why_no_key=_THROUGH_PALETTE),
    Command("less_motion", mark("Kurangi gerak, atau ikuti sistem"), Group.LOOKS, why_no_key=_THROUGH_PALETTE),
    Command("language", mark("Bahasa: Indonesia atau Inggris"), Group.LOOKS, why_no_key=_THROUGH_PALETTE),
    Command("show_tips", mark("Tampilkan lagi petunjuk halaman"), Group.LOOKS, why_no_key=_THROUGH_PALETTE),
    Command("backups", mark("Cadangan…"), Group.SESSION, why_no_key=_THROUGH_PALETTE),
    Command("crash_report", mark("Laporan kesalahan terakhir"), Group.SESSION, why_no_key=_THROUGH_PALETTE),
    Command("take_sessions", mark("Ambil sesi dari salinan…"), Group.SESSION, why_no_key=_THROUGH_PALETTE),
    Command("erase_person", mark("Hapus data pribadi…"), Group.SESSION, (), "", Need.SESSION, 0, _THROUGH_PALETTE),
    Command("retention", mark("Masa simpan berakhir…"), Group.SESSION, why_no_key=_THROUGH_PALETTE),
    Command("save_copy", mark("Simpan salinan…"), Group.SESSION, why_no_key=_THROUGH_PALETTE),
    Command("quit", mark("Keluar"), Group.SESSION, ("Ctrl+Q",), ""),
)

BY_ID = {command.id: command for command in COMMANDS}
