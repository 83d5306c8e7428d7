"""Every column that points to an organisation follows a merge, or says why not."""

import pytest
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from organisations import references
from organisations.models import Organisation
from tests import cast
from tests.disclosures import ledger


def test_every_column_is_known_to_follow_or_is_excused():
    named = {each.name for each in references.pointing()}

    assert references.EXCUSED.keys() <= named
    assert all(references.EXCUSED.values())
    assert {each.name for each in references.following()} == (
        named - references.EXCUSED.keys()
    )
    assert {"documents.Document.owner_id", "notices.Notice.organisation_id"} <= named
    assert references.following()[0].name == "disclosures.TransferParty.organisation"


def _constraints(reference):
    own = reference.model._meta.get_field(reference.attname).name
    for constraint in reference.model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            if own in constraint.fields or any(
                isinstance(each, models.F) and each.name == own
                for each in constraint.expressions
            ):
                yield constraint
        elif isinstance(constraint, ExclusionConstraint):
            yield constraint


BOUND = [
    (reference, constraint)
    for reference in references.following()
    for constraint in _constraints(reference)
]


@pytest.mark.parametrize(
    ("reference", "constraint"), BOUND, ids=lambda x: getattr(x, "name", "")
)
def test_constraints_are_of_kinds_that_a_merge_understands(reference, constraint):
    """Columns compared one by one, which is how rows that would clash are left behind."""
    if isinstance(constraint, ExclusionConstraint):
        operators = {operator for _expression, operator in constraint.expressions}
        assert operators <= {RangeOperators.EQUAL, RangeOperators.OVERLAPS}
        return
    assert all(isinstance(each, models.F) for each in constraint.expressions)


def test_plain_columns_named_like_an_organisation_are_registered():
    """A new `owner_id` or `organisation_id` without a relation is not forgotten."""
    known = {(each.model, each.attname) for each in references.pointing()}
    plain = [
        (model, field.attname)
        for model in {each.model for each in references.pointing()}
        for field in model._meta.local_concrete_fields
        if not field.is_relation
        and field.attname in {"organisation_id", "owner_id", "company_id"}
    ]

    assert [each for each in plain if each not in known] == []


def test_rows_that_would_clash_stay(patients, other_patients):
    person = cast.member(patients, "administrator")
    cast.member(other_patients, "administrator", person=person)
    cast.member(other_patients, "reviewer", person=person)
    reference = references.by_target("organisations_membership.organisation_id")

    free = references.free(reference, other_patients.pk, patients.pk)

    assert [row.role for row in free] == ["reviewer"]
    assert Organisation.objects.filter(pk=patients.pk).exists()


def test_years_that_overlap_stay_too(company, other_company, patients):
    for each, year in ((company, 2024), (other_company, 2024), (other_company, 2023)):
        ledger.transfer(each, patients, paid_year=year)
    reference = references.by_target("disclosures_period.company_id")

    free = references.free(reference, other_company.pk, company.pk)

    assert [row.year for row in free] == [2023]
