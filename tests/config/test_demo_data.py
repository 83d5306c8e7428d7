"""The invented story, told twice for the same day."""

import datetime
import hashlib

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.client import Client

from config.management.commands.demo_data import load
from disclosures.models import Period, PublishedReport, Question, Report, Transfer
from organisations.models import Organisation
from tests.conftest import empty_tables

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
    return snapshots, hashlib.sha256(lines).hexdigest(), lines.count(b"\r\n")


@pytest.mark.django_db(transaction=True)
def test_two_loads_for_one_day_tell_the_same_whole_story():
    first = told()
    empty_tables()
    again = told()

    assert first == again
    assert len(first[0]) > 20
    assert first[2] > 400
    assert Organisation.objects.companies().count() == 12
    assert Organisation.objects.filter(kind="patients").count() == 65
    assert Organisation.objects.values("country").distinct().count() == 8
    assert Transfer.objects.values("paid_year").distinct().count() == 3
    for model in (Period, Report, Question):
        states = set(model.objects.values_list("state", flat=True))
        assert states == set(model.State.values)


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
