"""What the program understands on its command line, and in what words it says that it did not."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from resources.words import t


class UsageMistake(Exception):
    """The command line was not understood; the text is a sentence for people."""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The wishes that ``arguments`` tell of: ``command`` (None: the window), ``demo``, ``library``, and its own.

    Raises:
        UsageMistake: if they are not understood.
        SystemExit: after the help that was asked for.
    """
    wishes = _parser().parse_args(arguments)
    if wishes.demo and wishes.command is not None:
        raise UsageMistake(
            t("--demo membuka jendela dan tidak dapat digabung dengan {command}", command=wishes.command)
        )
    return wishes


class _Parser(argparse.ArgumentParser):
    """argparse with its own words in the language of the program."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False, formatter_class=_Formatter)
        self._positionals.title = t("Yang harus disebut")
        self._optionals.title = t("Pilihan")
        self.add_argument("-h", "--help", action="help", help=t("Tampilkan bantuan ini"))

    def error(self, message: str) -> NoReturn:
        raise UsageMistake(_in_our_words(message))


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or t("Pemakaian: "))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="main.py", description=t("Lingkar: FGD dari satu laptop, sampai berita acara."))
    parser.add_argument(
        "--demo", action="store_true", help=t("Jendela dengan sesi contoh yang berjalan di menit ke-42")
    )
    _add_library(parser, None)
    commands = parser.add_subparsers(
        title=t("Tanpa layar"), dest="command", metavar=t("PERINTAH"), parser_class=_Parser, prog="main.py"
    )
    demo = _command(commands, "demo", t("Mainkan sesi contoh dan tulis berita acaranya"))
    demo.add_argument("pdf", type=Path, metavar="OUT.pdf")
    _add_json(demo)
    play = _command(commands, "play", t("Mainkan berkas sesi ke dalam pustaka"))
    play.add_argument("file", type=Path, metavar="FILE.json")
    play.add_argument("--pdf", type=Path, metavar="OUT.pdf", help=t("Tulis juga berita acaranya"))
    _add_json(play)
    _add_json(_command(commands, "list", t("Daftar sesi di pustaka")))
    show = _command(commands, "show", t("Angka-angka satu sesi"))
    show.add_argument("session", metavar="ID")
    _add_json(show)
    export = _command(commands, "export", t("Tulis berita acara satu sesi"))
    export.add_argument("session", metavar="ID")
    export.add_argument("pdf", type=Path, metavar="OUT.pdf")
    _add_sealing(export)
    verify = _command(commands, "verify", t("Periksa apakah berkas tersegel masih utuh"))
    verify.add_argument("pdf", type=Path, metavar="FILE.pdf")
    _add_json(verify)
    ballots = _command(commands, "ballots", t("Tulis daftar surat suara satu pemungutan suara"))
    ballots.add_argument("session", metavar="ID")
    ballots.add_argument("poll", type=int, metavar="N", help=t("Nomor pemungutan suara seperti dalam berita acara"))
    ballots.add_argument("csv", type=Path, metavar="OUT.csv")
    recount = _command(commands, "recount", t("Hitung ulang dari daftar surat suara"))
    recount.add_argument("file", type=Path, metavar="FILE.csv")
    people = _command(commands, "participants", t("Tunjukkan apa yang terbaca dari daftar peserta, tanpa menyimpan"))
    people.add_argument("file", type=Path, metavar="FILE")
    _add_json(people)
    take = _command(commands, "take", t("Ambil sesi dari pustaka lain, misalnya salinan dari laptop lain"))
    take.add_argument("file", type=Path, metavar="FILE.fgd")
    _add_erasing(
        _command(commands, "erase", t("Hapus data pribadi seseorang, atau semua yang masa simpannya berakhir"))
    )
    _command(commands, "check", t("Periksa pustaka: berkas, rantai jurnal, dan isi tabel"))
    return parser


def _add_erasing(erase: argparse.ArgumentParser) -> None:
    erase.add_argument("session", metavar="ID", nargs="?")
    erase.add_argument("code", metavar=t("KODE"), nargs="?")
    erase.add_argument("--due", action="store_true", help=t("Semua orang yang masa simpannya berakhir"))
    about = t("Juga kata yang mungkin bukan nama")
    erase.add_argument("--every-word", action="store_true", help=about)
    erase.add_argument("--yes", action="store_true", help=t("Hapus sungguh-sungguh, bukan hanya menunjukkan"))


def _add_sealing(export: argparse.ArgumentParser) -> None:
    how = export.add_mutually_exclusive_group()
    how.add_argument("--seal", action="store_true", help=t("Bekukan isinya dan segel dengan tanda tangan elektronik"))
    how.add_argument("--tte", action="store_true", help=t("Bekukan isinya dan siapkan untuk TTE instansi, tanpa segel"))
    how.add_argument(
        "--template", choices=("berita_acara", "notula"), default="berita_acara", help=t("Bentuk dokumennya")
    )
    how.add_argument("--version", type=int, metavar="N", help=t("Versi terdahulu: berkas tersegelnya, atau cetakannya"))
    about = t("Kunci penanda tangan lain, boleh berulang")
    export.add_argument("--p12", type=Path, action="append", metavar="FILE.p12", default=[], help=about)
    about = t("Berkas yang baris pertamanya kata sandi kunci-kunci itu")
    export.add_argument("--p12-passphrase-file", type=Path, metavar="FILE", help=about)
    about = t("Berkas yang baris pertamanya kata sandi kunci komputer ini")
    export.add_argument("--passphrase-file", type=Path, metavar="FILE", help=about)


def _command(commands: Any, name: str, about: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=about)
    _add_library(command, argparse.SUPPRESS)  # so that it does not hide one that stands before the command
    return command


def _add_library(parser: argparse.ArgumentParser, default: str | None) -> None:
    about = t("Pustaka selain yang biasa")
    parser.add_argument("--library", type=_library, metavar="PATH_OR_URL", default=default, help=about)


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=t("Keluaran sebagai JSON"))


def _library(text: str) -> str:
    if not text:
        raise argparse.ArgumentTypeError("empty")
    return text


def _in_our_words(message: str) -> str:
    """The sentence for what argparse says in English."""
    for pattern, sentence in _SENTENCES:
        found = re.search(pattern, message, re.DOTALL)
        if found is not None:
            return sentence(found[1])
    return t("Perintah tidak dimengerti. Bantuan: main.py --help")


_SENTENCES: tuple[tuple[str, Callable[[str], str]], ...] = (
    (r"arguments are required: (.*)", lambda what: t("Kurang: {what}. Bantuan: main.py --help", what=what)),
    (
        r"(?:unrecognized arguments|invalid choice): (.*?)(?: \(choose from.*)?$",
        lambda what: t("Tidak dikenal: {what}. Bantuan: main.py --help", what=what),
    ),
    (r"argument (\S+): ", lambda what: t("Nilai untuk {what} belum benar", what=what)),
)
