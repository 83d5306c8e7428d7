"""The invented story, told twice for the same day."""

import datetime
import hashlib
import json
from collections import Counter
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.client import Client

from accounts.models import User
from config.demodata.people import WHO, who
from config.management.commands.demo_data import load
from disclosures.models import (
    ImportBatch,
    Period,
    PublishedReport,
    Question,
    Report,
    Transfer,
)
from organisations.actors import seats
from organisations.models import Extract, Membership, Organisation
from partnerships.models import Agreement, Application, Partnership, SignedText
from tests.conftest import empty_tables
from tests.disclosures.exports.judges import GRANTS, content, faults_of_grants

TODAY = datetime.date(2026, 3, 1)


def told():
    """What the story leaves behind that outsiders can see."""
    load(TODAY)
    snapshots = list(
        PublishedReport.objects.order_by("reference", "version").values_list(
            "reference", "version", "public_id", "sha256"
        )
    )
    lines = b"".join(Client().get("/register/lines.csv").streaming_content)
    texts = SignedText.objects.order_by("pk").values_list("sha256", flat=True)
    together = Partnership.objects.order_by("pk").values_list("public_id", flat=True)
    return (
        snapshots,
        hashlib.sha256(lines).hexdigest(),
        lines.count(b"\r\n"),
        [*texts, *together],
    )


@pytest.mark.django_db(transaction=True)
def test_two_loads_for_one_day_tell_the_same_whole_story(tmp_path):
    first = told()
    empty_tables()
    again = told()

    assert first == again
    assert len(first[0]) > 20
    assert first[2] > 400
    assert Organisation.objects.companies().count() == 19
    assert Organisation.objects.filter(kind="patients").count() == 65
    assert Organisation.objects.values("country").distinct().count() == 9
    assert Transfer.objects.values("paid_year").distinct().count() == 3
    for model in (Period, Report, Question):
        states = set(model.objects.values_list("state", flat=True))
        assert states == set(model.State.values)
    extract = Extract.objects.get()
    assert extract.state == "checked"
    wide = ImportBatch.objects.get(document__name__startswith="by-category")
    assert wide.figures["verdicts"] == {"new": 7}
    assert wide.figures["nothing"] == {"cells": 8, "rows": 1, "first": [5]}
    assert extract.figures == {
        "read": 13,
        "accepted": 8,
        "refused": 5,
        "notes": 1,
        "verdicts": {"new": 4, "update": 3, "same": 1, "maybe": 3, "refused": 2},
    }
    _partnerships_are_at_every_point_of_their_way()
    _everybody_who_is_named_can_come()
    _files_are_what_the_standards_say(tmp_path)


def _files_are_what_the_standards_say(place):
    for form, file in (("datapackage", "package.zip"), ("csvw", "csvw.zip")):
        call_command("export_register", format=form, output=place / file)
    content("frictionless", "validate", "package.zip", cwd=place)
    with ZipFile(place / "csvw.zip") as archive:
        archive.extractall(place)
    content("csvwvalidate", "lines.csv-metadata.json", cwd=place)
    call_command("export_register", format="360giving", output=place / "grants.json")
    package = json.loads((place / "grants.json").read_text())
    assert len(package["grants"]) > 20
    if GRANTS.exists():
        assert faults_of_grants(package) == []


def _partnerships_are_at_every_point_of_their_way():
    assert _states(Partnership) == {"active": 4, "proposed": 1}
    assert _states(Agreement) == {
        "negotiation": 1,
        "approval": 1,
        "part_signed": 1,
        "signed": 1,
        "active": 1,
        "completed": 1,
    }
    assert _states(Application) == {
        "draft": 1,
        "in_review": 1,
        "returned": 1,
        "declined": 1,
        "conditions": 1,
    }


def _states(model):
    return dict(Counter(model.objects.values_list("state", flat=True)))


def _everybody_who_is_named_can_come():
    named = [email for _group, people in WHO for email, _role in people]
    people = {person.email: person for person in User.objects.filter(email__in=named)}
    acting = {email for email, person in people.items() if seats(person, TODAY)}
    waiting = Membership.objects.exclude(only_company=None).values("person__email")

    assert set(people) == set(named)
    assert set(named) - acting == {"newcomer@people.example"}
    assert {each["person__email"] for each in waiting} == {"invited@haemowest.example"}
    assert all(person.has_usable_password() for person in people.values())


def test_people_are_named_by_whom_they_act_for():
    lines = who().splitlines()

    assert lines[:4] == [
        "Sign in as",
        "",
        "  Northwind Pharma, a company",
        "    officer@northwind.example        disclosure officer",
    ]
    assert lines[-1] == "with the password: even hands make light work"
    assert max(map(len, lines)) <= 80


@pytest.mark.django_db
def test_a_second_load_is_refused_with_a_sentence(company):
    with pytest.raises(CommandError, match="make demo-reset"):
        call_command("demo_data")


def test_production_refuses(settings):
    settings.PRODUCTION = True

    with pytest.raises(CommandError, match="production"):
        call_command("demo_data")


@pytest.mark.django_db
def test_ids_are_random_again_after_the_story():
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('evenhand.id_seed', true)")
        assert cursor.fetchone()[0] in {None, ""}
