"""The database with its two roles, and the cast."""

import os
import time
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from django.test.utils import setup_databases, teardown_databases

from partnerships import library
from partnerships.models import LibraryClause
from regimes.models import Regime
from regimes.reference import load
from tests import cast as people


def connect_as(role: dict[str, object]) -> None:
    connection.close()
    connection.settings_dict.update(
        {key: role[key] for key in ("USER", "PASSWORD", "OPTIONS") if key in role}
    )


APPLICATION = {"PASSWORD": "", "OPTIONS": {}, **settings.DATABASE_APPLICATION}
OWNER = {"PASSWORD": "", "OPTIONS": {}, **settings.DATABASE_OWNER}


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, worker_id):
    """Made by the owner, used by the application: as in production."""
    parts = ["test", str(OWNER["NAME"]), os.environ.get("TEST_DATABASE_SUFFIX", "")]
    parts.append("" if worker_id == "master" else worker_id)
    keep = request.config.getvalue("reuse_db") and not request.config.getvalue(
        "create_db"
    )
    with django_db_blocker.unblock():
        connect_as(OWNER)
        connection.settings_dict["TEST"]["NAME"] = "_".join(filter(None, parts))
        made = setup_databases(
            verbosity=0,
            interactive=False,
            aliases={"default"},
            serialized_aliases=set(),
            keepdb=keep,
        )
        connect_as(APPLICATION)
    yield
    if request.config.getvalue("reuse_db"):
        return
    with django_db_blocker.unblock():
        connect_as(OWNER)
        teardown_databases(made, verbosity=0)


def empty_tables(*_: object) -> None:
    """After a test with real transactions: append-only tables too, as the owner."""
    kept = {"django_migrations", "django_content_type", "cache"}
    connect_as(OWNER)
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - kept
        cursor.execute("set session_replication_role = replica")
        # far quicker than truncating, for the few rows of a test
        cursor.execute(
            "; ".join(f"delete from {connection.ops.quote_name(t)}" for t in tables)
        )
    connect_as(APPLICATION)
    load(Regime)
    library.load(LibraryClause)


TransactionTestCase._fixture_teardown = empty_tables  # noqa: SLF001  no other door


@pytest.fixture(autouse=True)
def _database(db):
    """Every test may use the database."""


@pytest.fixture(autouse=True)
def _mail_and_cache(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def company():
    return people.company("Northwind Pharma", "GB")


@pytest.fixture
def other_company():
    return people.company("Southgate Biologics", "CH")


@pytest.fixture
def patients():
    return people.patients("Rare Lung Alliance", "GB")


@pytest.fixture
def other_patients():
    return people.patients("Asthma Circle", "IE")


@pytest.fixture
def operator():
    return people.operator()


@pytest.fixture
def lead(company):
    return people.member(company, "lead")


@pytest.fixture
def officer(company):
    return people.member(company, "disclosure_officer")


@pytest.fixture
def second_officer(company):
    return people.member(company, "disclosure_officer")


@pytest.fixture
def compliance_reviewer(company):
    return people.member(company, "compliance_reviewer")


@pytest.fixture
def company_administrator(company):
    return people.member(company, "administrator")


@pytest.fixture
def company_auditor(company):
    return people.member(company, "auditor")


@pytest.fixture
def viewer(company):
    return people.member(company, "viewer")


@pytest.fixture
def outsider_officer(other_company):
    return people.member(other_company, "disclosure_officer")


@pytest.fixture
def po_administrator(patients):
    return people.member(patients, "administrator")


@pytest.fixture
def po_reviewer(patients):
    return people.member(patients, "reviewer")


@pytest.fixture
def po_member(patients):
    return people.member(patients, "member")


@pytest.fixture
def outsider_po(other_patients):
    return people.member(other_patients, "administrator")


@pytest.fixture
def registrar(operator):
    return people.member(operator, "registrar")


@pytest.fixture
def operator_auditor(operator):
    return people.member(operator, "auditor")


@pytest.fixture
def nobody():
    """Signed in, acting for no organisation."""
    return people.person()


@pytest.fixture
def sign_in(client):
    def sign_in(person, organisation=None):
        client.force_login(person)
        if organisation:
            session = client.session
            session["acting_for"] = organisation.public_id
            session.save()
        return client

    return sign_in


@pytest.fixture
def fresh_sign_in(sign_in):
    """Signed in just now, so that no second asking for the password comes between."""

    def fresh_sign_in(person, organisation=None) -> Iterator[object]:
        client = sign_in(person, organisation)
        session = client.session
        session["account_authentication_methods"] = [
            {"method": "password", "at": time.time(), "email": person.email}
        ]
        session.save()
        return client

    return fresh_sign_in
