import pytest
from django.db import DatabaseError, connection, transaction

from audit.acting import Actor, acting
from audit.checks import untracked
from audit.models import Event, record
from organisations.models import Organisation
from tests import cast

BY = Actor(person_id=7, organisation_id=8, deputy_for_id=9)


def newest(organisation):
    return organisation.history.order_by("-history_id").first()


def test_every_tracked_model_has_triggers_that_follow_its_columns():
    assert untracked() == []


def test_a_change_carries_person_organisation_deputy_and_reason(patients):
    with acting(BY, "The register says so"):
        Organisation.objects.filter(pk=patients.pk).update(country="IE")

    row = newest(patients)
    assert (
        row.history_type,
        row.history_user_id,
        row.history_acting_for,
        row.history_deputy_for,
        row.history_change_reason,
        row.country,
    ) == ("~", 7, 8, 9, "The register says so", "IE")


def test_raw_sql_outside_the_portal_is_captured_without_a_person(patients):
    with connection.cursor() as cursor:
        cursor.execute("update organisations_organisation set country = 'FR'")

    row = newest(patients)
    assert (row.country, row.history_user_id, row.history_change_reason) == (
        "FR",
        None,
        None,
    )


def test_an_update_that_changes_nothing_leaves_no_row(patients):
    before = patients.history.count()

    with acting(BY, "nothing"):
        Organisation.objects.update(country=patients.country)

    assert patients.history.count() == before


def test_inner_acting_gives_the_outer_one_back(patients):
    with acting(BY, "outer"):
        with acting(Actor(person_id=1), "inner"):
            Organisation.objects.update(country="FR")
        Organisation.objects.update(country="DE")

    reasons = patients.history.order_by("history_id").values_list(
        "history_user_id", "history_change_reason"
    )
    assert list(reasons)[-2:] == [(1, "inner"), (7, "outer")]


def test_acting_leaves_no_person_behind(patients):
    with acting(BY, "outer"):
        pass
    Organisation.objects.update(country="DE")

    assert newest(patients).history_user_id is None


@pytest.mark.django_db(transaction=True)
def test_a_transaction_of_its_own_forgets_who_acted(django_assert_num_queries):
    with django_assert_num_queries(3), acting(BY, "outer"):  # begin, say who, commit
        pass

    with connection.cursor() as cursor:
        cursor.execute("select audit_setting('actor'), audit_setting('reason')")
        assert cursor.fetchone() == (None, None)


@pytest.mark.parametrize(
    "statement",
    [
        "update organisations_historicalorganisation set country = 'XX'",
        "delete from organisations_historicalorganisation",
        "truncate organisations_historicalorganisation",
        "update audit_event set verb = 'x'",
        "delete from audit_event",
        "truncate audit_event",
        "update disclosures_lineversion set content = ''",
        "delete from disclosures_publishedreport",
        "alter table audit_event disable trigger all",
        "drop trigger audit_append_only on audit_event",
        "set session_replication_role = replica",
    ],
)
def test_the_application_cannot_rewrite_history(patients, statement):
    record("looked", patients, by=BY)

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_application_role_is_not_powerful():
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,"
            " (select count(*) from pg_class where relowner = r.oid)"
            " from pg_roles r where rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, False, False, 0)


def test_the_owner_is_refused_by_the_triggers_too(django_db_blocker):
    made = cast.patients("Second Look", "GB")
    with connection.cursor() as cursor:
        cursor.execute(
            "select tgname from pg_trigger where tgrelid = %s::regclass"
            " and tgname like 'audit_%%' order by 1",
            [made.history.model._meta.db_table],
        )
        assert cursor.fetchall() == [("audit_append_only",), ("audit_no_truncate",)]


def test_event_has_the_subject_and_the_facts(patients):
    record("exported", patients, by=BY, reason="yearly", rows=3)

    event = Event.objects.about(patients).get()
    assert (event.verb, event.person_id, event.acting_for_id, event.data) == (
        "exported",
        7,
        8,
        {"rows": 3},
    )
