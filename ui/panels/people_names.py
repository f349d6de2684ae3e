"""What the beginning of a name says: the salutation, and with it the sex."""

from __future__ import annotations

from core.people import Sex

SALUTATIONS = {"bapak": Sex.MALE, "pak": Sex.MALE, "ibu": Sex.FEMALE, "bu": Sex.FEMALE, "saudara": Sex.MALE,
               "saudari": Sex.FEMALE, "sdr.": Sex.MALE, "sdri.": Sex.FEMALE}  # fmt: skip
_WHOLE_SALUTATIONS = {"pak": "Bapak", "bu": "Ibu", "sdr.": "Saudara", "sdri.": "Saudari"}


def split_salutation(text: str) -> tuple[str, str]:
    """A name such as "Ibu Sari Dewi" as ("Ibu", "Sari Dewi"); without a salutation ("", text)."""
    first, _, rest = text.strip().partition(" ")
    if first.casefold() not in SALUTATIONS or not rest.strip():
        return "", text.strip()
    folded = first.casefold()
    return _WHOLE_SALUTATIONS.get(folded, folded.capitalize()), rest.strip()
