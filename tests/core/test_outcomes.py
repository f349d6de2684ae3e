"""What the room decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.actions import Action, Code, refuse
from core.issues import AddIssue, Issue
from core.outcomes import (
    AddAgreement,
    AddRecommendation,
    Agreement,
    EditAgreement,
    EditPlannedAction,
    EditSignatory,
    NameSignatory,
    OrderSignatories,
    PlanAction,
    PlannedAction,
    Ranking,
    Recommendation,
    RemoveAgreement,
    RemovePlannedAction,
    RemoveRecommendation,
    RemoveSignatory,
    SettleRanking,
    Signatory,
    SigningPlace,
    action_plan,
    agreements,
    ranking,
    recommendations,
    signatories,
)
from core.session import AddOfficial, Official
from tests.core.room import RunningRoom
from tests.core.signing_room import SigningRoom


@pytest.fixture
def room() -> RunningRoom:
    return RunningRoom()


def issue_ids(room: RunningRoom, *titles: str) -> list[str]:
    return [room.add(AddIssue(Issue(title=title)), Issue).id for title in titles]


def test_the_final_order_holds_every_issue_once(room: RunningRoom) -> None:
    first, second, third = issue_ids(room, "Sampah", "Drainase", "Jalan")
    assert ranking(room.state) is None
    for ids in ((first, second), (first, second, second), (first, second, third, third), (first, second, "none")):
        assert room.refused(SettleRanking(Ranking(ranked_ids=ids))) is Code.NOT_EVERY_ISSUE
    assert room.refused(SettleRanking(Ranking(ranked_ids=(first, second, third), reason="\x00"))) is Code.BAD_TEXT
    earlier = room.add(SettleRanking(Ranking(ranked_ids=(third, first, second), manner="musyawarah")), Ranking)
    assert ranking(room.state) == earlier
    later = room.add(SettleRanking(Ranking(ranked_ids=(first, second, third))), Ranking)
    assert list(room.state.all(Ranking)) == [later]
    room.undo()
    assert ranking(room.state) == earlier
    assert earlier.claims() == later.claims()


def test_agreements_in_order(room: RunningRoom) -> None:
    first = room.add(AddAgreement(Agreement(text=" Iuran Rp5.000 ", order=9)), Agreement)
    second = room.add(AddAgreement(Agreement(text="Kerja bakti", manner="mufakat")), Agreement)
    assert (first.text, first.order, second.order) == ("Iuran Rp5.000", 1, 2)
    wish = replace(first, text="Iuran Rp7.500", dissent="P03", order=5)
    room.do(EditAgreement(wish))
    assert room.get(first) == replace(first, text="Iuran Rp7.500", dissent="P03")
    assert room.nothing(EditAgreement(wish))
    room.do(RemoveAgreement(first.id))
    assert agreements(room.state) == [second]


def test_recommendations_in_order(room: RunningRoom) -> None:
    first = room.add(AddRecommendation(Recommendation(addressee="DLH", text="Tambah armada")), Recommendation)
    second = room.add(AddRecommendation(Recommendation(addressee="Camat", text="Dukung")), Recommendation)
    assert recommendations(room.state) == [first, second]
    room.do(RemoveRecommendation(first.id))
    assert recommendations(room.state) == [second]


def test_the_action_plan(room: RunningRoom) -> None:
    (issue_id,) = issue_ids(room, "Sampah")
    wish = PlannedAction(
        activity=" Bank sampah ",
        issue_id=issue_id,
        starts_on=date(2026, 12, 1),
        ends_on=date(2026, 12, 1),
        responsible_id=room.dimas.id,
        partner_ids=(room.wulan.id, room.maryani.id),
        cost=10**15,
    )
    row = room.add(PlanAction(wish), PlannedAction)
    assert row == replace(wish, id=row.id, session_id="session", activity="Bank sampah", order=1)
    room.do(EditPlannedAction(replace(row, cost=0, order=7)))
    assert room.get(row) == replace(row, cost=0)
    other = room.add(PlanAction(PlannedAction(activity="Gerobak", starts_on=date(2026, 12, 1))), PlannedAction)
    assert action_plan(room.state) == [replace(row, cost=0), other]
    room.do(RemovePlannedAction(row.id))
    assert action_plan(room.state) == [other]


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"activity": ""}, refuse(Code.EMPTY_TEXT, field="activity")),
        ({"cost": -1}, refuse(Code.BAD_VALUE, field="cost")),
        ({"cost": 10**15 + 1}, refuse(Code.BAD_VALUE, field="cost")),
        (
            {"starts_on": date(2026, 12, 2), "ends_on": date(2026, 12, 1)},
            refuse(Code.BAD_VALUE, field="ends_on"),
        ),
        ({"responsible_id": "nobody"}, refuse(Code.NOT_FOUND)),
        ({"partner_ids": ("nobody",)}, refuse(Code.NOT_FOUND)),
        ({"issue_id": "none"}, refuse(Code.NOT_FOUND)),
    ],
)
def test_bad_rows_are_refused(room: RunningRoom, values: dict[str, Any], refusal: object) -> None:
    row = room.add(PlanAction(PlannedAction(activity="Gerobak")), PlannedAction)
    assert room.refusal(PlanAction(replace(row, **values))) == refusal
    assert room.refusal(EditPlannedAction(replace(row, **values))) == refusal


def test_those_who_sign_are_of_the_session(room: RunningRoom) -> None:
    official = room.add(AddOfficial(Official(name="Sri Wahyuni")), Official)
    first = room.add(NameSignatory(Signatory(role="Pemimpin", person_id=room.moderator.id)), Signatory)
    second = room.add(NameSignatory(Signatory(role="Lurah", official_id=official.id)), Signatory)
    assert signatories(room.state) == [first, second]
    bad = [
        Signatory(role="x"),
        Signatory(role="x", person_id=room.dimas.id, official_id=official.id),
        Signatory(role="x", person_id="nobody", official_id=official.id),
        Signatory(role="x", person_id="nobody"),
        Signatory(role="x", official_id="nobody"),
    ]
    for signatory in bad:
        assert room.refused(NameSignatory(signatory)) is Code.NOT_FOUND
    assert room.refused(NameSignatory(Signatory(role="", person_id=room.dimas.id))) is Code.EMPTY_TEXT


def test_somebody_who_signs_gets_another_role_and_place(room: RunningRoom) -> None:
    first = room.add(NameSignatory(Signatory(role="Pemimpin", person_id=room.moderator.id)), Signatory)
    assert first.place is SigningPlace.OWN
    wished = replace(first, role="Saksi", place=SigningPlace.OBSERVER, order=9, person_id=room.dimas.id)
    room.do(EditSignatory(wished))
    assert signatories(room.state) == [replace(first, role="Saksi", place=SigningPlace.OBSERVER)]
    assert room.nothing(EditSignatory(wished))
    assert room.refused(EditSignatory(replace(first, role=" "))) is Code.EMPTY_TEXT
    assert room.refused(EditSignatory(Signatory(id="nobody", role="x"))) is Code.NOT_FOUND


def test_what_is_refused(room: RunningRoom) -> None:
    bad: list[tuple[Action, Code]] = [
        (AddAgreement(Agreement(text="")), Code.EMPTY_TEXT),
        (EditAgreement(Agreement(id="none", text="x")), Code.NOT_FOUND),
        (RemoveAgreement("none"), Code.NOT_FOUND),
        (AddRecommendation(Recommendation(addressee=" ", text="x")), Code.EMPTY_TEXT),
        (AddRecommendation(Recommendation(addressee="DLH", text="")), Code.EMPTY_TEXT),
        (RemoveRecommendation("none"), Code.NOT_FOUND),
        (EditPlannedAction(PlannedAction(id="none", activity="x")), Code.NOT_FOUND),
        (RemovePlannedAction("none"), Code.NOT_FOUND),
    ]
    for action, code in bad:
        assert room.refused(action) is code
    agreement = room.add(AddAgreement(Agreement(text="x")), Agreement)
    assert room.refused(EditAgreement(replace(agreement, text=" "))) is Code.EMPTY_TEXT


def test_signatories_are_put_in_order_and_taken_off() -> None:
    room = SigningRoom()
    first, second, third = (one.id for one in signatories(room.state))
    for ids in ((first, second), (first, second, second), (first, second, "nobody")):
        assert room.refused(OrderSignatories(ids)) is Code.NOT_FOUND
    assert room.nothing(OrderSignatories((first, second, third)))
    room.do(OrderSignatories((second, first, third)))
    assert [one.id for one in signatories(room.state)] == [second, first, third]
    room.undo()
    assert [one.id for one in signatories(room.state)] == [first, second, third]
    assert room.refused(RemoveSignatory("nobody")) is Code.NOT_FOUND
    room.do(RemoveSignatory(third))
    assert [one.id for one in signatories(room.state)] == [first, second]


def test_whoever_has_signed_stays_and_so_does_the_order() -> None:
    room = SigningRoom()
    first, second, third = signatories(room.state)
    room.sign(first)
    assert room.refused(RemoveSignatory(first.id)) is Code.IN_USE
    assert room.refused(RemoveSignatory(second.id)) is Code.VERSION_FROZEN
    assert room.refused(OrderSignatories((third.id, second.id, first.id))) is Code.VERSION_FROZEN
