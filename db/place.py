"""What kind of place a library lies in: network drives, removable media and synced folders break promises silently.

Locks of SQLite do not hold on many network drives, a stick is pulled out, and a program that syncs a folder copies a
library while it is being written (https://sqlite.org/howtocorrupt.html, sections 2 and 4).
"""

from __future__ import annotations

import sys
from pathlib import Path

from core.ports import PlaceRisk

MOUNTS = Path("/proc/mounts")

NETWORK_TYPES = frozenset(
    {"9p", "afs", "ceph", "cifs", "davfs", "glusterfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"}
    | {f"fuse.{name}" for name in ("davfs2", "glusterfs", "rclone", "sshfs")}
)
REMOVABLE_TYPES = frozenset({"vfat", "exfat", "msdos"})
REMOVABLE_FOLDERS = (("media",), ("run", "media"), ("Volumes",))
"""Where systems put what is plugged in."""

SYNCED_FOLDERS = ("onedrive", "dropbox", "google drive", "googledrive", "my drive", "drive saya", "icloud", "nextcloud")
"""How the folders of such programs are called or begin ("OneDrive - Kelurahan", "Dropbox (Pribadi)")."""

_WINDOWS_REMOVABLE, _WINDOWS_REMOTE = 2, 4
"""Answers of GetDriveTypeW."""


def risk_of(path: Path, mounts: str | None = None) -> PlaceRisk | None:
    """What threatens a library at ``path``, or None. ``mounts`` stands for the text of ``/proc/mounts``."""
    path = path.absolute()
    if any(part.casefold().startswith(SYNCED_FOLDERS) for part in path.parent.parts):
        return PlaceRisk.SYNCED
    if sys.platform == "win32":
        return _risk_of_drive(path)
    kind = _type_of_mount(path, _read_mounts() if mounts is None else mounts)
    if kind in NETWORK_TYPES:
        return PlaceRisk.NETWORK
    below = path.parts[1:]
    if kind in REMOVABLE_TYPES or any(below[: len(folder)] == folder for folder in REMOVABLE_FOLDERS):
        return PlaceRisk.REMOVABLE
    return None


def _read_mounts() -> str:
    try:
        return MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""  # a system without it


def _type_of_mount(path: Path, mounts: str) -> str:
    """The file system of the deepest mount over ``path``; of two at the same place the later one lies on top."""
    deepest, kind = -1, ""
    for line in mounts.splitlines():
        _, place, found, *_ = [*line.split(" "), "", "", ""]
        mounted = Path(place.replace("\\040", " "))
        if place and path.is_relative_to(mounted) and len(mounted.parts) >= deepest:
            deepest, kind = len(mounted.parts), found
    return kind


def _risk_of_drive(path: Path) -> PlaceRisk | None:
    import ctypes

    if sys.platform != "win32" or path.drive.startswith("\\\\"):
        return PlaceRisk.NETWORK
    kind = ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\")
    return {_WINDOWS_REMOVABLE: PlaceRisk.REMOVABLE, _WINDOWS_REMOTE: PlaceRisk.NETWORK}.get(kind)
