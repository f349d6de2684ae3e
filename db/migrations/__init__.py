"""The revisions of the schema, by import, so that they are found in a frozen build too.

A new revision is a module ``r0002_what_it_does`` beside this file with a function ``upgrade()`` written with Alembic's
``op``, its name at the end of ``REVISIONS``, and the same change in ``db.tables``; a test holds the two together. A
revision that was released is never edited.
"""

REVISIONS: tuple[str, ...] = ("r0001_first",)
"""The modules of this package in the order in which they are applied."""


def current_version() -> int:
    """The number of the newest revision, kept in a library's ``user_version``."""
    return len(REVISIONS)


def revision_name(version: int) -> str:
    """The name of a revision, kept in the table ``library``."""
    return REVISIONS[version - 1]
