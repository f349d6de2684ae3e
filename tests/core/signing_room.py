"""A closed session whose berita acara can be signed, and what a hand draws."""

from __future__ import annotations

from base64 import b64encode

from core.content import content_digest
from core.course import CloseSession
from core.live import LAPTOP
from core.minute_taking import minutes_of
from core.outcomes import AddAgreement, Agreement, NameSignatory, Signatory
from core.session import AddOfficial, Official
from core.signing import Sign, digest_to_sign
from core.strokes import Point, strokes_text
from core.versions import Signature, Version, current_version
from tests.core.room import RunningRoom

PAD = (900, 400)
DRAWN = strokes_text([[Point(100, 200, 0, 500), Point(400, 150, 80, 700), Point(420, 260, 140, 300)]])
PDF = b64encode(b"%PDF-1.7 sealed").decode("ascii")


class SigningRoom(RunningRoom):
    """One agreement; the moderator, Ibu Wulan and the lurah are to sign."""

    def __init__(self) -> None:
        super().__init__()
        self.agreement = self.add(AddAgreement(Agreement(text="Bank sampah di RW 4")), Agreement)
        self.lurah = self.add(AddOfficial(Official(role="Mengetahui", position="Lurah", name="Haryo")), Official)
        self.first = self.signatory("Moderator", person_id=self.moderator.id)
        self.second = self.signatory("Wakil perempuan", person_id=self.wulan.id)
        self.third = self.signatory("Mengetahui", official_id=self.lurah.id)
        self.do(CloseSession())

    def signatory(self, role: str, **values: str) -> Signatory:
        return self.add(NameSignatory(Signatory(role=role, **values)), Signatory)

    def wish_to_sign(self, who: Signatory) -> Sign:
        return Sign(who.id, DRAWN, *PAD, digest_to_sign(self.state, self.now))

    def sign(self, who: Signatory, by: str = LAPTOP) -> Signature:
        return self.add(self.wish_to_sign(who), Signature, by)

    @property
    def version(self) -> Version:
        version = current_version(self.state)
        assert version is not None
        return version

    def digest(self) -> str:
        return content_digest(minutes_of(self.state, "", self.now))
