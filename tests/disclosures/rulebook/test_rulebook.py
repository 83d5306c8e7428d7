"""All 35 checks are held by something that exists, and a test shows each."""

import ast
import importlib
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from disclosures.findings import RULES
from disclosures.rulebook import CHECKS, COMING
from disclosures.rulebook.told import told
from partnerships.gates.checking import RULES as GATES
from regimes.models import Regime

ALL = [f"VR-{number:02}" for number in range(1, 36)]
CLOSING = {"VR-24"}  # asked before closing (partnerships/before_closing.py)

by_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)


def _constraints():
    with connection.cursor() as cursor:
        cursor.execute(
            "select conname from pg_constraint union select indexname from pg_indexes"
            " union select tgname from pg_trigger"
        )
        return {name for (name,) in cursor.fetchall()}


def test_there_are_all_35():
    assert [check.code for check in CHECKS] == ALL


@by_check
def test_each_is_held_by_something(check):
    known = {rule.code for rule in RULES} | COMING
    gates = {rule.code for rule in GATES} | CLOSING

    assert check.gate or check.findings or check.constraints or check.steps
    assert set(check.findings) <= known
    assert not check.gate or check.code in gates
    assert set(check.constraints) <= _constraints()
    for step in check.steps:
        module, _dot, name = step.rpartition(".")
        assert callable(getattr(importlib.import_module(module), name))


@by_check
def test_each_is_shown_by_a_test(check):
    if not check.shown_by:
        assert set(check.findings) <= COMING
        return
    path, _colons, name = check.shown_by.partition("::")
    tree = ast.parse((Path(settings.BASE_DIR) / path).read_text())

    assert name in {
        node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
    }


def test_every_rule_belongs_to_a_check():
    held = {(code, check.code) for check in CHECKS for code in check.findings}

    found = {(rule.code, each) for rule in RULES for each in rule.checks}
    assert found <= held
    assert {code for code, _check in held - found} <= COMING
    assert all(rule.checks for rule in RULES)
    gates = {rule.code for rule in GATES if rule.code.startswith("VR-")}
    assert gates <= {check.code for check in CHECKS if check.gate}


@by_check
def test_each_says_why_and_how_to_mend_it(check):
    (row,) = [each for each in told({}, {}) if each.code == check.code]
    assert all(row.why)
    assert all(row.mend)


def test_the_page_has_all_checks_for_both_sides(sign_in, po_administrator, officer):
    for person in (po_administrator, officer):
        page = sign_in(person).get(reverse("disclosures:rulebook")).content.decode()

        assert [code for code in ALL if f'id="{code}"' not in page] == []


def test_the_page_tells_how_strictly_under_chosen_rules(sign_in, officer):
    regime = Regime.objects.get(code="uk-abpi")
    client = sign_in(officer)

    page = client.get(reverse("disclosures:rulebook"), {"rules": regime.public_id})
    rows = {each.code: each for each in page.context["checks"]}

    assert page.context["regime"] == regime
    assert [each.level for each in rows["VR-09"].levels] == ["To know"]
    assert [each.level for each in rows["VR-02"].levels] == [
        "Can't go on",
        "Blocks publication",
    ]


def test_unknown_rules_show_those_of_the_ledger(sign_in, officer):
    page = sign_in(officer).get(reverse("disclosures:rulebook"), {"rules": "x"})

    assert page.status_code == 200
    assert page.context["regime"].code == "generic-calendar-year"


def test_the_page_costs_the_same_for_many(sign_in, officer, django_assert_num_queries):
    client = sign_in(officer)
    client.get(reverse("disclosures:rulebook"))

    with django_assert_num_queries(5):
        client.get(reverse("disclosures:rulebook"))
