"""Equality of sight: everything that is held about an organisation can be read by it.

A model or field that it can't read stands here with a reason that it reads on its page
(`organisations/held.py`). What an organisation then really gets is tested with rows in
tests/organisations/test_held.py.
"""

import pytest
from django.apps import apps

from organisations import held
from tests.architecture.test_layers import RANK

MODELS = {
    model._meta.label: model
    for model in apps.get_models()
    if model._meta.app_label in RANK and not hasattr(model, "instance_type")
}
RECORDED = held.recorded()
HOLDINGS = RECORDED["holdings"]


def test_every_model_is_read_or_withheld_or_says_why_it_is_about_nobody():
    known = [set(part) for part in RECORDED.values()]

    assert set().union(*known) == set(MODELS)
    assert sum(len(part) for part in known) == len(MODELS)


@pytest.mark.parametrize("label", RECORDED["excused"])
def test_what_is_excused_names_no_organisation(label):
    assert held.pointing(MODELS[label]) == set()
    assert RECORDED["excused"][label]


@pytest.mark.parametrize("label", HOLDINGS)
def test_every_column_that_names_an_organisation_leads_to_it_or_says_why_not(label):
    holding = HOLDINGS[label]

    assert holding.keys | holding.unlisted.keys() == held.pointing(holding.model)
    assert not holding.keys & holding.unlisted.keys()
    assert all(holding.unlisted.values())


@pytest.mark.parametrize("label", HOLDINGS)
def test_every_field_is_told_or_withheld_for_a_reason(label):
    holding = HOLDINGS[label]
    fields = {each.name for each in holding.model._meta.local_concrete_fields}
    told = {each.name for each in holding.fields}

    assert holding.reasons.keys() | told == fields
    assert holding.theirs.keys() <= told
    assert not holding.own or {holding.own, f"{holding.own}_id"} & told
    assert all(str(reason).strip() for reason in holding.reasons.values())
    assert all(str(reason).strip() for reason in holding.theirs.values())


@pytest.mark.parametrize("label", HOLDINGS)
def test_reasons_are_about_fields_that_exist(label):
    holding = HOLDINGS[label]
    fields = {each.name for each in holding.model._meta.local_concrete_fields}

    assert holding.withheld.keys() | holding.theirs.keys() <= fields
    assert str(holding.name)
