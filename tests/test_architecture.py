"""The walls between the rooms: who may import whom. The table below is the whole rule."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent

# Room → what it may import besides the standard library and itself: another room (all of it), one
# module of a room, or a package from outside. What is not named is forbidden, also under TYPE_CHECKING.
MAY_IMPORT = {
    "core": set[str](),
    "db": {"core", "sqlalchemy", "alembic", "platformdirs", "cryptography"},
    "intake": {"core", "openpyxl"},
    "export": {
        "core",
        "resources",
        "reportlab",
        "pyhanko",
        "pyhanko_certvalidator",
        "asn1crypto",
        "cryptography",
        "segno",
    },
    "resources": set[str](),
    "web": {"core", "resources", "aiohttp"},
    "widgets": {"PySide6", "qtawesome", "core.views", "core.geometry", "resources"},
    "ui": {"PySide6", "qtawesome", "pypdfium2", "widgets", "core", "resources"},
}

# Modules that only main.py puts together: it may import every room.
TOP_MODULES = {"main"}

# What stands at the top of the repository, hidden and ignored names aside.
TOP_LEVEL = {
    *MAY_IMPORT, "tests", "tools", "benchmarks", "docs",
    "main.py", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE",
}  # fmt: skip


def imports_in(source: str, module: str) -> Iterator[str]:
    """Dotted names of everything that one file imports, at whatever depth, relative ones made absolute.

    `from core import views` gives `core.views`: which of the two it is, the rule does not care.
    """
    package = module.rpartition(".")[0]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = node.module or ""
            if node.level:
                base = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1])
                origin = f"{base}.{origin}".strip(".")
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def is_allowed(imported: str, room: str) -> bool:
    """Whether a file of `room` may import this dotted name."""
    top = imported.partition(".")[0]
    if top == room or (top in sys.stdlib_module_names and top not in MAY_IMPORT):
        return True
    return any(imported == name or imported.startswith(f"{name}.") for name in MAY_IMPORT[room])


def sources() -> dict[str, str]:
    """Dotted module name → source, for each file of the rooms and main.py."""
    paths = [ROOT / "main.py", *(path for room in MAY_IMPORT for path in sorted((ROOT / room).rglob("*.py")))]
    found = {}
    for path in paths:
        if path.exists():
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            found[name] = path.read_text(encoding="utf-8")
    return found


def breaches(modules: Mapping[str, str]) -> list[str]:
    """Imports that go through a wall, one line each."""
    return [
        f"{module} imports {imported}"
        for module, source in modules.items()
        if module not in TOP_MODULES
        for imported in imports_in(source, module)
        if not is_allowed(imported, module.partition(".")[0])
    ]


def cycle(modules: Mapping[str, str]) -> list[str]:
    """The modules of one import cycle, in order; empty if there is none. Imports for types only count too."""
    graph = {module: set[str]() for module in modules}
    for module, source in modules.items():
        for imported in imports_in(source, module):
            for target in (imported, imported.rpartition(".")[0], f"{imported}.__init__"):
                if target in modules and target != module:
                    graph[module].add(target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_import_goes_through_a_wall() -> None:
    assert breaches(sources()) == []


def test_there_is_no_import_cycle() -> None:
    assert cycle(sources()) == []


def test_nothing_else_stands_at_the_top() -> None:
    ignored = {line.strip("/\n") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()}
    present = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert present - TOP_LEVEL - ignored == set()


def test_each_wall_can_fail() -> None:
    modules = {
        "core.views": "import sqlite3\nfrom PySide6.QtCore import QObject",
        "db.ledger": "import core.changes\nimport ui.app",
        "export.pdf": "from core import minutes\ndef write():\n    from sqlalchemy import text",
        "resources.words": "from core.live import LiveSession",
        "ui.window": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from db.ledger import Ledger",
        "widgets.dial": "from core.views import Dial\nfrom core import geometry, live\nfrom . import guard",
        "main": "import ui.app, db.ledger, reportlab",
    }
    assert breaches(modules) == [
        "core.views imports PySide6.QtCore.QObject",
        "db.ledger imports ui.app",
        "export.pdf imports sqlalchemy.text",
        "resources.words imports core.live.LiveSession",
        "ui.window imports db.ledger.Ledger",
        "widgets.dial imports core.live",
    ]


def test_a_cycle_is_found() -> None:
    modules = {"core.a": "from core.b import B", "core.b": "from core import c", "core.c": "import core.a"}
    assert set(cycle(modules)) == set(modules)
    assert cycle(modules | {"core.c": ""}) == []
