"""Clauses of a draft, and a yes to one that ends when a letter of it changes."""

import pytest
from django.urls import reverse

from notices.models import Notice
from partnerships.actions import agreements, clauses, consents, versions
from partnerships.clause_text import sha256
from partnerships.forms.clauses import ClauseForm
from partnerships.models import ClauseConsent, LibraryClause
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused

OWN = {"heading": "Breaks", "text": "We pause each hour.", "meaning": "You rest."}


@pytest.fixture
def table():
    return laying.laid()


@pytest.fixture
def agreement(table):
    """Sent by the lead with two clauses: one of the library, one free."""
    made = laying.drafted(table)
    chosen = LibraryClause.objects.filter(key="disputes-short")
    clauses.add(made, chosen, by=table.lead)
    clauses.write_free(made, OWN, by=table.lead)
    agreements.send(made, by=table.lead, today=TODAY)
    made.refresh_from_db()
    return made


def on_the_table(agreement):
    agreement.refresh_from_db()
    return {clause.heading: clause for clause in agreement.current.clauses.all()}


def yes(agreement, clause, by):
    return consents.agree(
        agreement, clause.key, text=sha256(clause), by=by, today=TODAY
    )


def test_a_clause_of_the_library_is_added_once_and_remembers_where_it_is_from(
    table, agreement
):
    clauses.add(agreement, LibraryClause.objects.all()[:40], by=table.volunteer)

    draft = agreement.versions.drafts().get()
    keys = [clause.library.key for clause in draft.clauses.exclude(library=None)]

    assert (
        len(keys)
        == len(set(keys))
        == LibraryClause.objects.values("key").distinct().count()
    )


def test_clauses_move_up_and_down_and_out(table, agreement):
    breaks = on_the_table(agreement)["Breaks"]

    clauses.move(agreement, breaks.key, up=True, by=table.volunteer)
    draft = agreement.versions.drafts().get()
    first = draft.clauses.get(position=1).heading
    clauses.move(agreement, breaks.key, up=True, by=table.volunteer)
    clauses.remove(agreement, breaks.key, by=table.volunteer)

    assert first == "Breaks"
    assert [clause.heading for clause in draft.clauses.all()] == ["If we disagree"]


def test_a_clause_keeps_its_key_from_version_to_version(table, agreement):
    before = on_the_table(agreement)["Breaks"]
    clauses.edit(agreement, before.key, {"text": "We pause often."}, by=table.volunteer)
    agreements.send(agreement, by=table.volunteer, today=TODAY)

    after = on_the_table(agreement)["Breaks"]

    assert (after.key, after.text) == (before.key, "We pause often.")
    assert after.pk != before.pk


def test_a_colleague_s_newer_clause_is_not_overwritten(table, agreement):
    breaks = on_the_table(agreement)["Breaks"]
    clauses.edit(agreement, breaks.key, {"text": "Newer."}, by=table.volunteer)

    with pytest.raises(Refused, match="colleague changed this clause"):
        clauses.edit(
            agreement,
            breaks.key,
            {"text": "Mine."},
            text=sha256(breaks),
            by=table.volunteer,
        )


def test_both_say_yes_to_a_clause(table, agreement, sign_in):
    breaks = on_the_table(agreement)["Breaks"]
    yes(agreement, breaks, table.lead)
    yes(agreement, breaks, table.volunteer)
    volunteer = sign_in(cast.member(table.patients, "administrator"), table.patients)

    response = volunteer.get(agreement.get_absolute_url())

    agreed = {each.clause.heading: each.by_all for each in response.context["clauses"]}
    assert agreed == {"If we disagree": False, "Breaks": True}
    assert "Agreed by both sides" in response.text


def test_sent_twice_a_yes_is_one(table, agreement):
    breaks = on_the_table(agreement)["Breaks"]

    first = yes(agreement, breaks, table.lead)
    second = yes(agreement, breaks, table.lead)

    assert first == second


@pytest.mark.parametrize("field", ["heading", "text", "meaning"])
def test_a_changed_letter_ends_every_yes_and_is_said_loudly(table, agreement, field):
    breaks = on_the_table(agreement)["Breaks"]
    yes(agreement, breaks, table.lead)
    yes(agreement, breaks, table.volunteer)
    changed = f"{getattr(breaks, field)}!"
    clauses.edit(agreement, breaks.key, {field: changed}, by=table.volunteer)

    agreements.send(agreement, by=table.volunteer, today=TODAY)

    notice = Notice.objects.filter(person_id=table.lead.person_id).latest("pk")
    assert not ClauseConsent.objects.filter(ended_on=None).exists()
    assert "they read differently now" in notice.body
    assert f"- {changed if field == 'heading' else 'Breaks'}" in notice.body


def test_a_sentence_written_for_another_text_is_read_again():
    other = {**OWN, "text": "We never pause."}

    form = ClauseForm(other, initial=OWN)

    assert "Write this sentence anew" in str(form.errors["meaning"])
    assert ClauseForm({**other, "still_fits": "on"}, initial=OWN).is_valid()
    assert ClauseForm({**other, "meaning": "You tire."}, initial=OWN).is_valid()


def test_a_clause_that_is_taken_out_is_told_too(table, agreement):
    breaks = on_the_table(agreement)["Breaks"]
    yes(agreement, breaks, table.lead)
    clauses.remove(agreement, breaks.key, by=table.volunteer)

    agreements.send(agreement, by=table.volunteer, today=TODAY)

    notice = Notice.objects.filter(person_id=table.lead.person_id).latest("pk")
    assert "- Breaks" in notice.body


def test_a_yes_stays_when_other_clauses_change(table, agreement):
    found = on_the_table(agreement)
    yes(agreement, found["Breaks"], table.lead)
    other = found["If we disagree"].key
    clauses.edit(agreement, other, {"text": "We shout."}, by=table.volunteer)

    agreements.send(agreement, by=table.volunteer, today=TODAY)

    assert ClauseConsent.objects.get(ended_on=None).clause_key == found["Breaks"].key


def test_a_yes_to_words_that_have_changed_is_refused(table, agreement):
    breaks = on_the_table(agreement)["Breaks"]
    clauses.edit(agreement, breaks.key, {"text": "Other."}, by=table.volunteer)
    agreements.send(agreement, by=table.volunteer, today=TODAY)

    with pytest.raises(Refused, match="reads differently now"):
        yes(agreement, breaks, table.lead)


def test_even_an_unended_yes_does_not_count_for_another_text(table, agreement, sign_in):
    """What is shown compares the text itself: it needs no row to be ended."""
    breaks = on_the_table(agreement)["Breaks"]
    yes(agreement, breaks, table.lead)
    ClauseConsent.objects.update(text_sha256="0" * 64)
    lead = sign_in(cast.member(table.company, "lead"), table.company)

    response = lead.get(agreement.get_absolute_url())

    assert all(not each.agreed_by for each in response.context["clauses"])
    assert "Changed since it was agreed" in response.text


def test_a_yes_can_be_taken_back_while_you_negotiate(table, agreement):
    breaks = on_the_table(agreement)["Breaks"]
    yes(agreement, breaks, table.lead)
    consents.withdraw(agreement, breaks.key, by=table.lead, today=TODAY)

    with pytest.raises(Refused, match="have not agreed to this clause"):
        consents.withdraw(agreement, breaks.key, by=table.lead, today=TODAY)


def test_members_do_not_say_yes(table, agreement):
    breaks = on_the_table(agreement)["Breaks"]

    with pytest.raises(Refused, match="speak for a party"):
        yes(agreement, breaks, table.actor("member", of="patients"))


def test_after_all_agreed_single_clauses_are_no_longer_agreed(table, agreement):
    breaks = on_the_table(agreement)["Breaks"]
    agreements.agree(agreement, by=table.volunteer, today=TODAY)

    with pytest.raises(Refused, match="only while you negotiate"):
        yes(agreement, breaks, table.lead)


def test_the_pages_of_clauses(table, agreement, sign_in):
    volunteer = sign_in(cast.member(table.patients, "administrator"), table.patients)
    args = [agreement.reference]
    listed = reverse("partnerships:draft-clauses", args=args)
    chosen = volunteer.get(reverse("partnerships:draft-library", args=args))
    code = chosen.context["clauses"][0][0]

    volunteer.post(reverse("partnerships:draft-library", args=args), {"clause": code})
    volunteer.post(reverse("partnerships:draft-clause-add", args=args), OWN)
    draft = agreement.versions.drafts().get()
    last = draft.clauses.get(position=4)
    volunteer.post(listed, {"change": f"up.{last.key}"})
    edit = reverse("partnerships:draft-clause", args=[*args, last.key])
    read = volunteer.get(edit).context["form"].initial["read"]
    volunteer.post(
        edit,
        {"heading": "Breaks", "text": "We pause.", "meaning": "We rest.", "read": read},
    )

    assert draft.clauses.get(position=3).text == "We pause."
    assert volunteer.get(listed).status_code == 200


def test_a_draft_changes_nothing_on_the_table(table, agreement):
    before = {c.key: sha256(c) for c in agreement.current.clauses.all()}
    clauses.edit(agreement, next(iter(before)), {"text": "X"}, by=table.volunteer)
    versions.drop_draft(agreement, by=table.volunteer, today=TODAY)

    assert {c.key: sha256(c) for c in on_the_table(agreement).values()} == before
