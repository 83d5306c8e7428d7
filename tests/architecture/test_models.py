"""What every model of ours must have."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from tests.architecture.test_layers import RANK

MODELS = [
    model
    for model in apps.get_models()
    if model._meta.app_label in RANK and not model.__name__.startswith("Historical")
]
# Where a history row for each change would say nothing, and why
WITHOUT_HISTORY = {
    "accounts.User": "erasable: personal details never enter the history",
    "audit.Event": "append-only itself",
    "documents.Content": "append-only itself, addressed by its hash",
    "notices.Notice": "erasable: addressed to a person",
    "notices.Message": "erasable: holds an address",
    "organisations.OrganisationSight": "follows from who made a record",
    "organisations.ExtractRow": "passing: removed when its extract is stored",
    "organisations.MergedRow": "written once, with its merge",
    "organisations.ScreeningName": "as the list has it; a list is replaced whole",
    "organisations.PublicProfile": "made again from the profile",
    "organisations.PublicStanding": "a view of records, which have their histories",
    "independence.PublicIncome": "made again from the income",
    "independence.PublicSoleProduct": "made again from products and words",
    "partnerships.PublicPartnership": "made again from the partnership",
    "partnerships.PublicAgreement": "made again from the agreement",
    "partnerships.PublicMessage": "made again from the message",
    "partnerships.PublicStory": "made again from the story",
    "partnerships.ReadMark": "passing: how far a person has read",
    "partnerships.SignedText": "append-only itself",
    "partnerships.SignedPdf": "append-only itself",
    "disclosures.TransferParty": "kept by the database from the transfer",
    "disclosures.ImportRow": "passing: removed when its batch is stored",
    "disclosures.ImportRecipient": "passing: removed when its batch is stored",
    "disclosures.PublishedReport": "append-only itself",
    "disclosures.PublishedFile": "append-only itself",
    "disclosures.SnapshotPart": "append-only itself",
    "disclosures.Line": "append-only itself",
    "disclosures.LineVersion": "append-only itself",
    "disclosures.ReportLine": "append-only itself",
    "disclosures.LateAnswer": "append-only itself",
    "disclosures.FindingsLook": "append-only itself",
    "disclosures.Withdrawal": "append-only itself",
    "disclosures.RateFile": "append-only itself",
    "disclosures.ExchangeRate": "append-only itself",
    "disclosures.RegisterOrganisation": "made again from frozen copies",
    "disclosures.RegisterLine": "made again from frozen copies",
    "disclosures.RegisterCorrection": "made again from the request",
    "disclosures.RegisterTotal": "made again from frozen copies",
    "disclosures.RegisterSum": "made again from frozen copies",
    "disclosures.RegisterPair": "made again from frozen copies",
    "disclosures.RegisterLate": "made again from periods and their rules",
    "disclosures.Coverage": "made again from frozen copies",
}

by_label = pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)


def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@by_label
def test_model_says_what_it_is(model):
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}(")


@by_label
def test_model_has_a_history_or_a_reason_why_not(model):
    tracked = hasattr(model._meta, "simple_history_manager_attribute")

    assert tracked != (model._meta.label in WITHOUT_HISTORY)


def test_the_reasons_are_about_models_that_exist():
    assert WITHOUT_HISTORY.keys() <= {model._meta.label for model in MODELS}


@by_label
def test_when_and_who_travel_together(model):
    """A `…_by_id` has its `…_at` or `…_on`, and a constraint that names both."""
    fields = {field.name for field in model._meta.get_fields()}
    conditions = [
        str(constraint.condition)
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
    ]
    stems = {n.removesuffix("_by_id") for n in fields if n.endswith("_by_id")}
    free = {"invited", "started"}  # who began it: the row's own creation is the when
    for stem in stems - free:
        times = [f"{stem}_at", f"{stem}_on"]
        assert fields & set(times), stem
        assert any(
            f"{stem}_by_id" in condition and any(t in condition for t in times)
            for condition in conditions
        ), stem


@by_label
def test_rows_are_protected_and_relations_explicit(model):
    assert not model._meta.local_many_to_many
    assert not model._meta.ordering
