"""The program that is killed while it backs up: a few acts, a backup, a few acts, a backup, endlessly.

Started as ``tests.kill.child`` is.
"""

from __future__ import annotations

from db.library import open_library
from tests.kill.child import Chance, act, main, say, session_in


def back_up_until_killed(path: str, chance: Chance) -> None:
    """Say which backups are there and which is being made."""
    say("opening")
    library = open_library(path, create=True)
    live = session_in(library)
    while True:
        for _ in range(chance.randrange(1, 4)):
            act(live, library, chance)
        say("backing-up")
        made = library.backup()
        if made is not None:
            say("backed-up", made.name)


if __name__ == "__main__":
    main(back_up_until_killed)
