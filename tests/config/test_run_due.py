import datetime
import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django_tasks_db.models import DBTaskResult

from config import due
from config.management.commands import run_due
from disclosures.models import Coverage
from disclosures.publishing import coverage
from notices.models import Message
from notices.tasks import send_waiting
from tests import cast
from tests.disclosures import ledger

pytestmark = pytest.mark.django_db


def test_mails_go_out_and_a_second_run_finds_nothing(mailoutbox):
    Message.objects.create(to="a@example.org", kind="published", subject="A", body="B")

    call_command("run_due")
    call_command("run_due")

    assert len(mailoutbox) == 1


def test_a_job_that_fails_is_told_and_does_not_stop_the_others(monkeypatch):
    done = []

    def broken(today):
        raise ValueError("no")

    def working(today):
        done.append(today)
        return 1

    monkeypatch.setattr(run_due, "JOBS", (broken, working))

    with pytest.raises(CommandError, match="broken"):
        call_command("run_due")

    assert len(done) == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_runs_at_once_one_does_the_work(monkeypatch):
    began, go_on, done = threading.Event(), threading.Event(), []

    def slow(today):
        done.append(today)
        began.set()
        go_on.wait(timeout=20)
        return 0

    monkeypatch.setattr(run_due, "JOBS", (slow,))

    def first():
        call_command("run_due")
        connection.close()

    thread = threading.Thread(target=first)
    thread.start()
    began.wait(timeout=20)
    call_command("run_due")
    go_on.set()
    thread.join()
    assert len(done) == 1

    call_command("run_due")
    assert len(done) == 2


def test_finished_work_is_forgotten_after_a_month():
    today = datetime.datetime.now(datetime.UTC)
    for days, status in ((40, "SUCCESSFUL"), (40, "READY"), (20, "SUCCESSFUL")):
        send_waiting.enqueue()
        newest = DBTaskResult.objects.order_by("-enqueued_at").first()
        newest.status = status
        newest.finished_at = today - datetime.timedelta(days=days)
        newest.save()

    assert due.forget_tasks(today.date()) == 1
    assert DBTaskResult.objects.count() == 2


def test_a_year_past_its_last_day_is_shown_as_late(
    company, patients, officer, second_officer
):
    by, second = cast.actor(officer), cast.actor(second_officer)
    for year in (2023, 2024):
        ledger.transfer(company, patients, by=by, paid_year=year)
    period = ledger.in_review(company, by=by, year=2023)
    ledger.published(period, by=by, second=second)

    # for two weeks the company alone is told
    assert coverage.note_late(datetime.date(2025, 7, 14)) == 0
    assert coverage.note_late(datetime.date(2025, 7, 15)) == 1
    assert coverage.note_late(datetime.date(2025, 7, 15)) == 0
    assert set(Coverage.objects.values_list("year", "state")) == {
        (2023, "report"),
        (2024, "late"),
    }
