"""What is installed is what pyproject.toml pins, down to the last package that ours need."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PYPROJECT_TEXT = (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads(PYPROJECT_TEXT)
DIRECT = [*PYPROJECT["project"]["dependencies"], *PYPROJECT["dependency-groups"]["dev"]]
PINS = [Requirement(line) for line in PYPROJECT["tool"]["uv"]["constraint-dependencies"]]


def applies(requirement: Requirement, extras: frozenset[str] = frozenset()) -> bool:
    """Whether a requirement counts on this Python and platform, with any of these extras asked for."""
    if requirement.marker is None:
        return True
    return any(requirement.marker.evaluate({"extra": extra}) for extra in extras or {""})


def pinned_here(pins: list[Requirement]) -> dict[str, str]:
    """Name to the specifier of the pin that applies here."""
    return {canonicalize_name(pin.name): str(pin.specifier) for pin in pins if applies(pin)}


def closure(direct: list[str]) -> dict[str, str]:
    """Name to installed version of everything that the direct requirements lead to here."""
    versions: dict[str, str] = {}
    waiting = [(Requirement(line), frozenset[str]()) for line in direct]
    while waiting:
        requirement, extras = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in versions or not applies(requirement, extras):
            continue
        try:
            found = distribution(name)
        except PackageNotFoundError:
            versions[name] = "not installed"
            continue
        versions[name] = found.version
        asked = frozenset(requirement.extras)
        waiting += [(Requirement(line), asked) for line in found.requires or ()]
    return versions


def differences(versions: dict[str, str], pins: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Name to (installed, pinned) for each package whose version is not the pinned one."""
    return {
        name: (version, pins.get(name, "no pin"))
        for name, version in versions.items()
        if pins.get(name) != f"=={version}"
    }


def test_installed_versions_are_the_pinned_ones() -> None:
    versions = closure(DIRECT)
    assert len(versions) > len(PYPROJECT["project"]["dependencies"])
    assert differences(versions, pinned_here(PINS)) == {}


def test_a_missing_and_a_wrong_pin_are_found() -> None:
    assert differences({"a": "1", "b": "2", "c": "3"}, {"a": "==1", "b": "==1"}) == {
        "b": ("2", "==1"),
        "c": ("3", "no pin"),
    }


def test_every_pin_is_exact_and_no_address_is_named() -> None:
    assert all(re.fullmatch(r"==[0-9][^,*]*", str(pin.specifier)) for pin in PINS)
    assert "://" not in PYPROJECT_TEXT
    assert not {"index", "index-url", "extra-index-url", "find-links", "sources"} & PYPROJECT["tool"]["uv"].keys()
