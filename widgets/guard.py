"""Keeps exceptions inside the overrides of Qt's virtual methods.

On Python 3.11 and older an exception that C code raised and that escapes into Qt can end the process
with a segmentation fault. So every override of a Qt virtual carries `@guard(default)`;
`tests/test_guard.py` reads the source and finds one without.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

Override = TypeVar("Override", bound=Callable[..., Any])


def guard(default: object = None) -> Callable[[Override], Override]:
    """Decorate an override of a Qt virtual: what goes wrong in it is reported, and Qt gets `default`.

    `default` has the type that Qt expects of the method (None for a void one). The report goes to
    `sys.excepthook`, as for any exception that nobody caught.
    """

    def decorate(override: Override) -> Override:
        @wraps(override)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            try:
                return override(*args, **kwargs)
            except Exception:
                _report()
                return default

        return cast("Override", guarded)

    return decorate


def _report() -> None:
    with contextlib.suppress(Exception):
        sys.excepthook(*cast("Any", sys.exc_info()))
