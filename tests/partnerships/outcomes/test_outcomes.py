"""What came of it for patients, beside what it cost; figures lead to their rows."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.models import User
from partnerships import overview
from partnerships.actions import outcomes
from partnerships.models import Agreement, Outcome
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused

FACTS = {
    "title": "A helpline",
    "intended": "Somebody who knows the disease answers.",
    "from_on": TODAY,
}


@pytest.fixture
def table():
    return laying.laid()


def signed(table, state="signed", **terms):
    agreement = laying.agreed(table, **terms)
    Agreement.objects.filter(pk=agreement.pk).update(state=state, signed_on=TODAY)
    return agreement


def written(table, agreements=(), *, by=None):
    return outcomes.write(
        table.partnership,
        agreements=agreements,
        by=by or table.volunteer,
        today=TODAY,
        **FACTS,
    )


def test_both_sides_read_it_and_nobody_else(table):
    outcome = written(table)
    place = cast.company("Tannwald")
    outsider = cast.actor(cast.member(place, "lead"), place)

    assert Outcome.objects.for_actor(table.lead).get() == outcome
    assert not Outcome.objects.for_actor(outsider).exists()
    with pytest.raises(Refused):
        written(table, by=outsider)


def test_it_cost_what_its_agreements_say(table, client):
    outcome = written(table, [signed(table), signed(table, amount=Decimal("500.50"))])
    client.force_login(User.objects.get(pk=table.lead.person_id))

    page = client.get(outcome.get_absolute_url())

    assert page.context["amounts"] == [("GBP", Decimal("12500.5000"))]
    assert "£12,500.50" in page.content.decode()


def test_agreements_of_others_can_not_be_named(table):
    other = signed(laying.laid(cast.company("Tannwald"), cast.patients("Else")))

    with pytest.raises(Refused, match="of this partnership"):
        written(table, [other])


def test_who_wrote_it_changes_it_and_the_other_side_says_how_it_sees_it(table):
    outcome = written(table, [signed(table)])

    with pytest.raises(Refused, match="side that wrote it"):
        outcomes.change(
            outcome, agreements=[], by=table.lead, today=TODAY, version=1, **FACTS
        )
    outcomes.say_view(outcome, words="Few calls came.", by=table.lead, today=TODAY)
    outcomes.say_view(outcome, words="More came later.", by=table.lead, today=TODAY)
    outcomes.change(
        outcome, agreements=[], by=table.volunteer, today=TODAY, version=1, **FACTS
    )

    assert [view.words for view in outcome.views.all()] == ["More came later."]
    assert not outcome.agreements.filter(ended_on__isnull=True).exists()


def test_an_agreement_that_is_over_asks_what_came_of_it(table):
    told, untold = signed(table, "completed"), signed(table, "completed")
    signed(table, "active")
    written(table, [told])

    found = overview.without_outcome(overview.signed(table.lead))

    assert list(found) == [untold]


def test_sums_are_per_currency_and_leave_out_what_was_superseded(table):
    signed(table)
    signed(table, amount=Decimal(7), currency="EUR")
    signed(table, "superseded", amount=Decimal(1000))

    assert overview.amounts(overview.signed(table.volunteer)) == [
        ("EUR", Decimal(7)),
        ("GBP", Decimal(12000)),
    ]


def test_a_relationship_has_the_days_and_sums_of_its_own_agreements(table):
    signed(table)
    other = laying.laid(table.company, cast.patients("Else"))
    signed(other, amount=Decimal(5))
    today = datetime.date(2026, 6, 1)

    mine = list(overview.counterparts(table.lead).order_by("name_key"))
    found = overview.relationships(table.lead, mine, today)

    assert [each.organisation.legal_name for each in found] == [
        "Else",
        "Rare Lung Alliance",
    ]
    assert [each.amounts for each in found] == [
        [("GBP", Decimal(5))],
        [("GBP", Decimal(12000))],
    ]
    assert all(each.continuity.runs for each in found)


def test_every_figure_leads_to_a_page_with_as_many_rows(table, client):
    written(table, [signed(table, "completed")])
    signed(table, "completed")
    client.force_login(User.objects.get(pk=table.lead.person_id))

    for figure in overview.figures(table.lead):
        page = client.get(figure.url)
        rows = page.context.get("rows", page.context.get("partnerships"))
        assert len(rows) == figure.count, figure.label


def test_the_file_has_figures_and_relationships_and_no_formula(table, client):
    signed(table)
    table.patients.legal_name = "=cmd()"
    table.patients.save()
    client.force_login(User.objects.get(pk=table.lead.person_id))

    lines = (
        client.get(reverse("partnerships:overview-export"))
        .content.decode()
        .split("\r\n")
    )

    assert lines[0] == "figure,count"
    assert "agreements_signed,1" in lines
    assert lines[-2].startswith("'=cmd(),1,2026-05-01,")
    assert lines[-2].endswith(",GBP,12000.00")
