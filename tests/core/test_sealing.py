"""What the library says of a checked file."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import replace

from core.sealing import (
    Damage,
    DamageCode,
    KeyProblem,
    KeyTrouble,
    LibraryMatch,
    SealFacts,
    Verdict,
    Verification,
    compared,
)
from core.state import SessionState
from core.versions import SealedFile, Version, VersionPhase

FILE = b"%PDF-1.7 as it was sealed"
FACTS = SealFacts("s", "001/BA", 1, "head", "content")
SOUND = Verification(Verdict.INTACT, facts=FACTS)
VERSION = Version(
    id="v", session_id="s", number=1, phase=VersionPhase.SEALED, file_digest=hashlib.sha256(FILE).hexdigest()
)
KEPT = SealedFile(id="f", session_id="s", version_id="v", content=b64encode(FILE).decode())
STATE = SessionState.of("s", [VERSION, KEPT])


def test_the_sealed_file_is_the_same() -> None:
    assert compared(SOUND, FILE, STATE) == replace(SOUND, library=LibraryMatch.SAME)


def test_signatures_made_elsewhere_may_follow() -> None:
    unknown = replace(SOUND, verdict=Verdict.UNKNOWN_SIGNER)
    told = compared(unknown, FILE + b" and a signature", STATE)
    assert (told.verdict, told.library) == (Verdict.UNKNOWN_SIGNER, LibraryMatch.SAME)


def test_another_file_of_the_version_is_changed_whoever_signed_it() -> None:
    told = compared(SOUND, b"%PDF-1.7 another", STATE)
    assert (told.verdict, told.library) == (Verdict.CHANGED, LibraryMatch.DIFFERS)
    assert told.damages == (Damage(DamageCode.NOT_THE_SEALED_FILE, (("number", 1),)),)


def test_a_changed_file_stays_changed() -> None:
    changed = replace(SOUND, verdict=Verdict.CHANGED, damages=(Damage(DamageCode.NOT_COVERED),))
    told = compared(changed, FILE + b"x", STATE)
    assert told.library is LibraryMatch.DIFFERS
    assert [damage.code for damage in told.damages] == [DamageCode.NOT_COVERED, DamageCode.NOT_THE_SEALED_FILE]


def test_without_the_file_the_digest_decides() -> None:
    state = SessionState.of("s", [VERSION])
    assert compared(SOUND, FILE, state).library is LibraryMatch.SAME
    assert compared(SOUND, FILE + b"x", state).library is LibraryMatch.DIFFERS


def test_a_library_that_does_not_know_the_version_says_so() -> None:
    frozen = SessionState.of("s", [replace(VERSION, phase=VersionPhase.FROZEN)])
    for state in (SessionState("s"), frozen, SessionState.of("s", [replace(VERSION, number=2), KEPT])):
        assert compared(SOUND, FILE, state) == replace(SOUND, library=LibraryMatch.UNKNOWN)


def test_a_file_that_says_nothing_is_not_compared() -> None:
    nothing = Verification(Verdict.CHANGED, (Damage(DamageCode.NOT_A_PDF),))
    assert compared(nothing, b"", STATE) is nothing


def test_trouble_with_a_key_says_which() -> None:
    trouble = KeyTrouble(KeyProblem.ENDED, "hesti.p12")
    assert (trouble.problem, trouble.place) == (KeyProblem.ENDED, "hesti.p12")
