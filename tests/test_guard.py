"""Every override of a Qt method in widgets/ and ui/ carries @guard, and the guard holds."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import pytest

from widgets.guard import guard

ROOT = Path(__file__).parent.parent


@dataclass
class Module:
    """Classes of one file, and what its imported names stand for: name → (module, name there)."""

    classes: dict[str, ast.ClassDef] = field(default_factory=dict)
    imported: dict[str, tuple[str, str]] = field(default_factory=dict)


def read_module(source: str) -> Module:
    module = Module()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            module.classes[node.name] = node
        elif isinstance(node, ast.ImportFrom) and node.module:
            module.imported |= {a.asname or a.name: (node.module, a.name) for a in node.names}
    return module


def modules_of(*rooms: str) -> dict[str, Module]:
    """Dotted name → module, for each file of the rooms."""
    found = {}
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts).removesuffix(".__init__")] = read_module(path.read_text(encoding="utf-8"))
    return found


def qt_bases(modules: dict[str, Module], module: str, name: str) -> Iterator[type]:
    """The Qt classes that a class descends from, through our own classes in whatever file."""
    here = modules[module]
    if name in here.classes:
        for base in here.classes[name].bases:
            text = ast.unparse(base).split("[")[0]
            owner, _, attribute = text.rpartition(".")
            if owner in here.imported:
                package, qt_module = here.imported[owner]
                yield from qt_class(f"{package}.{qt_module}", attribute)
            else:
                yield from qt_bases(modules, module, attribute)
    elif name in here.imported:
        origin, original = here.imported[name]
        if origin in modules:
            yield from qt_bases(modules, origin, original)
        else:
            yield from qt_class(origin, original)


def qt_class(module: str, name: str) -> Iterator[type]:
    if module.startswith("PySide6"):
        yield getattr(importlib.import_module(module), name)


def is_guarded(method: ast.FunctionDef) -> bool:
    return any(
        isinstance(d, ast.Call) and ast.unparse(d.func) in {"guard", "guard.guard"} for d in method.decorator_list
    )


def unguarded_overrides(modules: dict[str, Module]) -> list[str]:
    """Methods that have the name of a method of a Qt base (dunders apart) and no @guard."""
    found = []
    for name, module in modules.items():
        for class_name, node in module.classes.items():
            bases = list(qt_bases(modules, name, class_name))
            for method in node.body:
                if not isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef) or method.name.startswith("__"):
                    continue
                overrides = any(hasattr(base, method.name) for base in bases)
                if overrides and (isinstance(method, ast.AsyncFunctionDef) or not is_guarded(method)):
                    found.append(f"{name}.{class_name}.{method.name}")
    return found


def test_every_override_of_a_qt_method_is_guarded() -> None:
    assert unguarded_overrides(modules_of("widgets", "ui")) == []


def test_an_override_without_guard_is_found_through_our_own_classes() -> None:
    base = "from PySide6.QtWidgets import QWidget\nclass Base(QWidget): pass"
    child = (
        "from PySide6 import QtCore\n"
        "from widgets.base import Base as Parent\n"
        "class Dial(Parent):\n"
        "    def paintEvent(self, event): pass\n"
        "    @guard()\n"
        "    def resizeEvent(self, event): pass\n"
        "    def set_view(self, view): pass\n"
        "class Rows(QtCore.QAbstractListModel):\n"
        "    def rowCount(self, parent=None): return 0\n"
    )
    modules = {"widgets.base": read_module(base), "widgets.dial": read_module(child)}
    assert unguarded_overrides(modules) == ["widgets.dial.Dial.paintEvent", "widgets.dial.Rows.rowCount"]


def test_guard_reports_and_gives_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[BaseException] = []

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        reported.append(error)
        raise RuntimeError("even a broken sink does no harm")

    @guard(7)
    def divide(number: int) -> int:
        """Divides."""
        return number // (number - 1)

    monkeypatch.setattr(sys, "excepthook", note)
    assert divide(3) == 1
    assert reported == []
    assert divide(1) == 7
    assert [type(error) for error in reported] == [ZeroDivisionError]
    assert divide.__doc__ == "Divides."


def test_guard_lets_the_end_of_the_program_pass() -> None:
    @guard()
    def leave() -> None:
        raise SystemExit(3)

    with pytest.raises(SystemExit):
        leave()
