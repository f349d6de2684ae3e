"""Where a library lies: what threatens it there, and how it is kept then."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.ports import PlaceRisk
from db.library import open_library
from db.place import risk_of

MOUNTS = """\
/dev/sda2 / ext4 rw,relatime 0 0
server:/warga /rumah/bersama nfs4 rw 0 0
//kantor/data /srv/data\\040kantor cifs rw 0 0
/dev/sdb1 /mnt/usb vfat rw 0 0
/dev/sdc1 /mnt/besar ext4 rw 0 0
tmpfs /mnt/besar exfat rw 0 0
sftp /rumah/rini/jauh fuse.sshfs rw 0 0
broken
"""

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="mounts are those of Linux")


@pytest.mark.parametrize(
    ("path", "risk"),
    [
        ("/rumah/rini/.local/share/Lingkar/library.fgd", None),
        ("/rumah/bersama/library.fgd", PlaceRisk.NETWORK),
        ("/rumah/bersama2/library.fgd", None),
        ("/srv/data kantor/x/library.fgd", PlaceRisk.NETWORK),
        ("/rumah/rini/jauh/library.fgd", PlaceRisk.NETWORK),
        ("/mnt/usb/library.fgd", PlaceRisk.REMOVABLE),
        ("/mnt/besar/library.fgd", PlaceRisk.REMOVABLE),
        ("/media/rini/KINGSTON/library.fgd", PlaceRisk.REMOVABLE),
        ("/run/media/rini/stik/library.fgd", PlaceRisk.REMOVABLE),
        ("/rumah/media/library.fgd", None),
        ("/rumah/rini/OneDrive - Kelurahan/library.fgd", PlaceRisk.SYNCED),
        ("/rumah/rini/Dropbox (Pribadi)/library.fgd", PlaceRisk.SYNCED),
        ("/rumah/rini/Google Drive/library.fgd", PlaceRisk.SYNCED),
        ("/Users/rini/Library/CloudStorage/GoogleDrive-x/My Drive/library.fgd", PlaceRisk.SYNCED),
        ("/rumah/rini/dropbox.fgd", None),
    ],
)
def test_the_risk_of_a_place(path: str, risk: PlaceRisk | None) -> None:
    assert risk_of(Path(path), MOUNTS) is risk


def test_no_list_of_mounts_is_no_risk() -> None:
    assert risk_of(Path("/rumah/rini/library.fgd"), "") is None


def modes(library) -> tuple[str, int]:
    driver = library.file.driver
    return driver.execute("PRAGMA journal_mode").fetchone()[0], driver.execute("PRAGMA synchronous").fetchone()[0]


def test_a_library_in_a_synced_folder_is_one_file_all_the_time(tmp_path: Path, hold_session) -> None:
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    library = open_library(folder / "a.fgd", create=True)
    live = hold_session(library)
    assert library.risk is PlaceRisk.SYNCED
    assert modes(library) == ("delete", 3)
    assert not (folder / "a.fgd-wal").exists()
    library.close()
    again = open_library(folder / "a.fgd")
    assert again.ledger.load(live.session_id) == live.state
    again.close()


def test_a_library_elsewhere_has_a_log(library) -> None:
    assert library.risk is None
    assert modes(library) == ("wal", 2)


def test_a_library_that_was_left_with_a_log_is_taken_over_into_one_file(tmp_path: Path, hold_session) -> None:
    from shutil import copyfile

    library = open_library(tmp_path / "a.fgd", create=True)
    live = hold_session(library)
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    for suffix in ("", "-wal"):
        copyfile(tmp_path / f"a.fgd{suffix}", folder / f"a.fgd{suffix}")
    library.close()
    again = open_library(folder / "a.fgd")
    assert again.ledger.load(live.session_id) == live.state
    assert modes(again) == ("delete", 3)
    again.close()
