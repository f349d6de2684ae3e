"""Reading who meets where and when: the blocks sesi, tim, pejabat, peserta and denah_duduk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from core.clock import ZONES
from core.faults import FaultCode
from core.people import Absentee, Consent, Person, Role, Sex
from core.session import Official, Session
from intake.reader import Reader
from intake.session_values import PersonText

MODERATOR_CODE = "MOD"
SEXES = {"L": Sex.MALE, "P": Sex.FEMALE}
USUAL_LENGTH_MIN = 120


@dataclass(frozen=True, slots=True)
class Day:
    """The day of the session in its zone."""

    day: date
    zone: str

    def at(self, at: time) -> datetime:
        """That time of the day, in UTC."""
        return datetime.combine(self.day, at, ZONES[self.zone]).astimezone(UTC)


def read_day(sesi: Reader) -> Day:
    """The day and zone of the block sesi."""
    zones = {zone: zone for zone in ZONES}
    zone = sesi.one_of("zona", zones, required=False, otherwise="WIB")
    return Day(sesi.day("tanggal", required=True) or date(2000, 1, 1), zone)


def read_session(sesi: Reader, day: Day, *, invited: int, planned_min: int, fictional: bool) -> Session:
    """The particulars. ``invited`` and ``planned_min`` (Σ of the agenda, 0: none) stand in where sesi is silent."""
    start = day.at(sesi.time("mulai", required=True) or time())
    wilayah = sesi.part("wilayah")
    return Session(
        code=sesi.text("kode"),
        title=sesi.text("judul", required=True),
        theme=sesi.text("tema"),
        forum=sesi.text("jenis_forum"),
        place=sesi.text("tempat"),
        kelurahan=wilayah.text("kelurahan"),
        kecamatan=wilayah.text("kecamatan"),
        city=wilayah.text("kota"),
        province=wilayah.text("provinsi"),
        postcode=wilayah.text("kode_pos"),
        organizer=sesi.text("penyelenggara"),
        document_number=sesi.text("nomor_berita_acara"),
        invitation_number=sesi.text("nomor_undangan"),
        invited=sesi.whole("jumlah_diundang", 0, 10_000, default=invited),
        planned_start_at=start,
        planned_end_at=_planned_end(sesi, day, start, planned_min),
        zone=day.zone,
        fictional=fictional,
    )


def _planned_end(sesi: Reader, day: Day, start: datetime, planned_min: int) -> datetime:
    end = sesi.time("selesai_rencana")
    minutes = sesi.whole("durasi_rencana_menit", 1, 1440, default=planned_min or USUAL_LENGTH_MIN)
    if end is None:
        return start + timedelta(minutes=minutes)
    if day.at(end) <= start:
        sesi.note("selesai_rencana", FaultCode.NOT_BEFORE, first="sesi.mulai")
    return day.at(end)


def read_absentees(sesi: Reader) -> tuple[Absentee, ...]:
    """The list sesi.tidak_hadir."""
    return tuple(
        Absentee(name=part.text("nama", required=True), element=part.text("unsur"), reason=part.text("alasan"))
        for part in sesi.parts("tidak_hadir")
    )


def read_officials(file: Reader) -> tuple[Official, ...]:
    """The list pejabat."""
    return tuple(
        Official(
            role=part.text("peran"),
            position=part.text("jabatan"),
            name=part.text("nama", required=True),
            nip=part.text("nip"),
        )
        for part in file.parts("pejabat")
    )


def read_people(file: Reader, day: Day) -> tuple[PersonText, ...]:
    """The lists tim, peserta and pengamat; whoever has no arrival time was there from the start."""
    codes: set[str] = set()
    people: list[PersonText] = []
    for part in file.parts("tim"):
        people.append(_team_member(part, codes, file.part("denah_duduk")))
        codes.add(people[-1].person.code)
    seats: set[int] = set()
    for part in file.parts("peserta", required=True):
        people.append(_participant(part, codes, seats, day))
        codes.add(people[-1].person.code)
    for part in file.parts("pengamat"):
        people.append(_observer(part, codes, day))
        codes.add(people[-1].person.code)
    return tuple(people)


def _team_member(part: Reader, codes: set[str], plan: Reader) -> PersonText:
    code, duty = part.new_code("kode", codes), part.text("peran")
    person = Person(
        code=code,
        name=part.text("nama", required=True),
        sex=part.one_of("jk", SEXES, otherwise=Sex.FEMALE),
        role=_role(code, duty),
        position=duty,
        organisation=part.text("lembaga"),
    )
    angle = plan.part("moderator").angle("sudut_derajat") if person.role is Role.MODERATOR else None
    return PersonText(part.place, person, None, None, None, angle)


def _role(code: str, duty: str) -> Role:
    if code == MODERATOR_CODE:
        return Role.MODERATOR
    return Role.NOTE_TAKER if duty.casefold().startswith("notulis") else Role.TEAM


def _participant(part: Reader, codes: set[str], seats: set[int], day: Day) -> PersonText:
    person = Person(
        code=part.new_code("kode", codes),
        name=part.text("nama", required=True),
        salutation=part.text("sapaan"),
        sex=part.one_of("jk", SEXES, otherwise=Sex.FEMALE),
        age=part.maybe_whole("umur", 0, 130),
        element=part.text("unsur"),
        position=part.text("jabatan"),
        organisation=part.text("lembaga"),
        rt=part.text("rt"),
        rw=part.text("rw"),
        kelurahan=part.text("kelurahan"),
        groups=part.texts("kelompok"),
    )
    replaced = part.code("pengganti_untuk", codes)
    place = part.part("kursi")
    seat = place.maybe_whole("urut", 1, 1000)
    if seat is not None and seat in seats:
        place.note("urut", FaultCode.DUPLICATE, value=seat)
    elif seat is not None:
        seats.add(seat)
    angle = place.angle("sudut_derajat")
    return PersonText(part.place, person, _came(part, day), _consent(part, day), seat, angle, replaced)


def _observer(part: Reader, codes: set[str], day: Day) -> PersonText:
    person = Person(
        code=part.new_code("kode", codes),
        name=part.text("nama", required=True),
        salutation=part.text("sapaan"),
        sex=part.one_of("jk", SEXES, otherwise=Sex.FEMALE),
        role=Role.OBSERVER,
        position=part.text("jabatan"),
        organisation=part.text("lembaga"),
    )
    return PersonText(part.place, person, _came(part, day), _consent(part, day), None, None)


def _came(part: Reader, day: Day) -> datetime | None:
    came = part.time("jam_hadir")
    return None if came is None else day.at(came)


def _consent(part: Reader, day: Day) -> Consent | None:
    if not part.has("persetujuan"):
        return None
    given = part.part("persetujuan")
    at = given.time("waktu", required=True)
    return Consent(
        person_id="",
        take_part=given.truth("ikut_serta", default=False),
        record_audio=given.truth("rekam_suara", default=False),
        photo=given.truth("foto", default=False),
        quote_by_name=given.truth("kutip_dengan_nama", default=False),
        manner=given.text("cara"),
        given_at=day.at(at or time()),
    )
