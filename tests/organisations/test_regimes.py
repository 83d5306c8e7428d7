"""Reporting rules: everybody reads them, a registrar changes a copy and confirms it."""

import datetime

import pytest
from django.urls import reverse

from audit.models import Event
from disclosures.actions import opening
from disclosures.actions.entries import generic_regime, rules_of
from organisations.actions import regimes as actions
from regimes.deadlines import due
from regimes.models import Regime
from regimes.said import differences, said
from tests import cast
from workflow.moves import Refused

TODAY = datetime.date(2026, 3, 2)
LAST_OF_2026 = datetime.date(2026, 12, 31)


@pytest.fixture
def british():
    return Regime.objects.get(code="uk-abpi")


@pytest.fixture
def by(registrar):
    return cast.actor(registrar)


@pytest.fixture
def draft(british, by):
    return actions.copy(british, by=by)


def url(name, regime):
    return reverse(f"organisations:regime-{name}", args=[regime.public_id])


def confirm(regime, by, **facts):
    told = {"verified_by": "A. Reader, lawyer", "words": "Read it", "doubts": []}
    actions.confirm(regime, **{**told, **facts}, by=by, today=TODAY)
    regime.refresh_from_db()


def typed(client, draft, **changed):
    """What the form sends when somebody changes only this."""
    form = client.get(url("edit", draft)).context["form"]
    day = form.initial["valid_from"]
    shown = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in shown.items() if value is not None}
    data |= {
        "valid_from_day": day.day,
        "valid_from_month": day.month,
        "valid_from_year": day.year,
    }
    for field in ("each_reached", "year_reached"):
        data[field] = data.get(field) or "at_least"
    return client.post(url("edit", draft), data | changed)


def test_the_portal_comes_with_rules_that_nobody_has_confirmed():
    regimes = Regime.objects.all()

    assert len(regimes) == 13
    assert not any(each.confirmed for each in regimes)
    assert all(each.source for each in regimes)


@pytest.mark.parametrize("number", [1, 13])
def test_everybody_reads_the_list(
    sign_in, po_member, django_assert_num_queries, number
):
    kept = Regime.objects.order_by("pk").values_list("pk", flat=True)[:number]
    Regime.objects.exclude(pk__in=list(kept)).update(state="dropped")
    client = sign_in(po_member)
    client.get(reverse("organisations:regimes"))

    with django_assert_num_queries(5):
        page = client.get(reverse("organisations:regimes"))

    assert page.content.decode().count("Not confirmed") == number


def test_a_page_says_what_the_rules_say_and_that_nobody_confirmed_them(
    sign_in, officer, british
):
    page = sign_in(officer).get(url("detail", british)).content.decode()

    assert "No person has confirmed yet" in page
    assert "30 June 2026 for the period to 31 December 2025" in page
    assert "were not read" in page


@pytest.mark.parametrize("code", Regime.State.values)
def test_only_the_operators_people_see_what_is_edited(sign_in, officer, british, code):
    Regime.objects.filter(pk=british.pk).update(state=code)

    status = sign_in(officer).get(url("detail", british)).status_code

    assert status == (404 if code in {"draft", "dropped"} else 200)


def test_every_profile_can_be_told():
    for regime in Regime.objects.all():
        assert all(row.label and row.value for row in said(regime)), regime


def test_a_copy_is_used_by_nobody(british, draft):
    assert (draft.state, draft.version) == ("draft", "2024-2")
    assert draft.based_on == british
    assert differences(british, draft) == []


def test_a_copy_is_changed_and_compared(sign_in, registrar, draft):
    client = sign_in(registrar)

    response = typed(
        client,
        draft,
        on_publish="31/5 +1",
        on_review_closes="review_opens +20",
        year="500",
        year_reached="more_than",
        doubts="One thing",
    )

    assert response.status_code == 302, response.context["form"].errors
    draft.refresh_from_db()
    assert due(draft.profile, "publish", LAST_OF_2026) == datetime.date(2027, 5, 31)
    assert due(draft.profile, "correction_closes", LAST_OF_2026) == datetime.date(
        2027, 5, 6
    )
    page = client.get(response.url).content.decode()
    assert "all payments of a year to one recipient: more than £500.00" in page
    assert "One thing" in page


def test_a_form_sent_as_it_is_changes_nothing_that_is_said(
    sign_in, registrar, british, by
):
    client = sign_in(registrar)
    for regime in Regime.objects.filter(based_on=None):
        draft = actions.copy(regime, by=by)

        response = typed(client, draft)

        assert response.status_code == 302, response.context["form"].errors
        draft.refresh_from_db()
        assert differences(regime, draft) == [], regime


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("on_publish", "31/6 +1", "There is no such day."),
        ("on_publish", "soon", "Write a day, such as 30/6 +1."),
        ("on_publish", "1/10 +0; 1/4 +1", "Write a day, such as 30/6 +1."),
        ("on_review_opens", "publish +3", "Name one of these: data_closes."),
        ("countries", "GB, XX", "No country has this code: XX."),
        ("time_zone", "London", "There is no such time zone."),
        ("version", "2024", "There is a version of this name already."),
    ],
)
def test_what_was_typed_wrongly_is_said(sign_in, registrar, draft, field, text, says):
    response = typed(sign_in(registrar), draft, **{field: text})

    assert says in str(response.context["form"].errors[field])


def test_rules_in_use_are_not_edited(british, by, sign_in, registrar):
    response = sign_in(registrar).get(url("edit", british), follow=True)

    assert "Make a copy and change that" in response.content.decode()
    with pytest.raises(Refused, match="Make a copy"):
        actions.edit(
            british,
            name="x",
            version="x",
            valid_from=TODAY,
            source="x",
            profile={},
            by=by,
        )


def test_a_registrar_confirms_with_what_was_read(sign_in, registrar, british):
    response = sign_in(registrar).post(
        url("confirm", british),
        {
            "verified_by": "A. Reader, lawyer",
            "words": "Clauses 27 to 31 of 2024",
            "doubts": "One thing\n\n",
        },
    )

    british.refresh_from_db()
    assert response.url == british.get_absolute_url()
    assert british.verified_by == "A. Reader, lawyer"
    assert british.confirmed
    assert british.doubts == ["One thing"]
    assert Event.objects.get(verb="regime_confirmed").reason.startswith("Clauses 27")


def test_what_is_confirmed_is_not_confirmed_again(british, by):
    confirm(british, by)

    with pytest.raises(Refused, match="confirmed already"):
        confirm(british, by)


def test_rules_without_a_day_of_publication_are_not_confirmed(by):
    with pytest.raises(Refused, match="by which day a report is published"):
        confirm(Regime.objects.get(code="it-trasparente"), by)


def test_only_a_registrar_copies_confirms_and_drops(british, draft, operator_auditor):
    by = cast.actor(operator_auditor)
    for act in (actions.copy, confirm, actions.drop):
        with pytest.raises(Refused, match="A registrar keeps"):
            act(draft, by=by)


def test_a_later_version_ends_the_one_before(british, draft, by):
    Regime.objects.filter(pk=draft.pk).update(valid_from=datetime.date(2027, 1, 1))

    confirm(draft, by)

    british.refresh_from_db()
    assert (british.state, british.valid_until) == ("in_use", LAST_OF_2026)
    assert (draft.state, draft.valid_until) == ("in_use", None)


def test_a_version_that_begins_as_early_replaces(british, draft, by):
    confirm(draft, by)

    british.refresh_from_db()
    assert british.state == "replaced"


def test_a_version_put_between_ends_where_the_next_begins(british, draft, by):
    Regime.objects.filter(pk=draft.pk).update(valid_from=datetime.date(2021, 1, 1))

    confirm(draft, by)

    assert draft.valid_until == british.valid_from - datetime.timedelta(days=1)


def test_a_dropped_copy_stays_on_record(draft, by):
    actions.drop(draft, by=by)

    draft.refresh_from_db()
    assert draft.state == "dropped"
    with pytest.raises(Refused, match="Dropped"):
        confirm(draft, by)


def test_a_year_is_opened_under_the_version_that_had_begun(by):
    old = generic_regime()
    new = actions.copy(old, by=by)
    Regime.objects.filter(pk=new.pk).update(valid_from=datetime.date(2027, 1, 1))
    confirm(new, by)

    assert [rules_of(year) for year in (1999, 2026, 2027)] == [old, old, new]


def test_a_year_warns_until_its_rules_are_confirmed(sign_in, officer, company, by):
    period = opening.open_year(company, 2026, by=cast.actor(officer))
    client = sign_in(officer)

    before = client.get(period.get_absolute_url()).content.decode()
    confirm(generic_regime(), by)
    after = client.get(period.get_absolute_url()).content.decode()

    assert "No person has confirmed yet that the rules" in before
    assert "No person has confirmed yet that the rules" not in after


def test_a_year_has_one_period_whatever_the_version(officer, company, by):
    officers = cast.actor(officer)
    period = opening.open_year(company, 2026, by=officers)
    new = actions.copy(generic_regime(), by=by)
    confirm(new, by)

    assert opening.open_year(company, 2026, by=officers) == period
    assert opening.open_year(company, 2027, by=officers).regime == new


def test_another_first_day_is_the_only_difference(british, draft):
    draft.valid_from = datetime.date(2027, 1, 1)

    found = differences(british, draft)

    assert [each.label for each in found] == ["Valid from"]


def test_points_that_were_settled_are_told_one_by_one(british, draft):
    settled, *open_still = draft.doubts
    draft.profile = {**draft.profile, "doubts": [*open_still, "New"]}

    found = differences(british, draft)

    assert [(each.before, each.after) for each in found] == [(settled, ""), ("", "New")]
