"""Anybody asks for a correction; the company answers; everybody reads that."""

import datetime

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from disclosures.actions import corrections, opening, transfers
from disclosures.dashboard import dashboard
from disclosures.models import (
    CorrectionRequest,
    LineVersion,
    PublishedReport,
    RegisterCorrection,
)
from notices.models import Message, Notice
from notices.sending import send_due
from organisations.actors import NOBODY
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.ledger import TODAY
from workflow.moves import Refused

WORDS = "Our accounts say 2,300. My name is Ann Example."


def after(days):
    return TODAY + datetime.timedelta(days=days)


@pytest.fixture
def by(officer):
    return cast.actor(officer)


@pytest.fixture
def second(compliance_reviewer):
    return cast.actor(compliance_reviewer)


@pytest.fixture
def report(company, patients, by, second):
    ledger.entry(company, patients)
    return ledger.published(ledger.in_review(company, by=by), by=by, second=second)


@pytest.fixture
def line(report):
    return report.lines.get().line_version.line


@pytest.fixture
def asked(report, line):
    return corrections.ask(
        report,
        line,
        reason="amount",
        words=WORDS,
        email="ann@reader.example",
        by=NOBODY,
        today=TODAY,
    )


def days(number):
    return TODAY + datetime.timedelta(days=number)


def form(**fields):
    return {"reason": "amount", "words": WORDS, "key": "k1", **fields}


def test_somebody_without_an_account_asks_and_the_officer_hears(client, line, officer):
    address = reverse("disclosures:correction-of-line", args=[line.public_id])
    page = client.get(address)
    done = client.post(address, form(email="ann@reader.example"))
    made = CorrectionRequest.objects.get()

    assert page.status_code == done.status_code == 200
    assert made.company.public_id == made.report.company_public_id
    assert (made.line, made.asked_for) == (line, None)
    assert (made.answer_by - made.asked_on).days == 30
    notice = Notice.objects.get(kind="correction_asked", person=officer)
    assert "The amount is wrong" in notice.body
    assert "Ann" not in notice.body


def test_a_second_click_asks_once(client, line):
    address = reverse("disclosures:correction-of-line", args=[line.public_id])

    for _click in range(2):
        client.post(address, form())

    assert CorrectionRequest.objects.count() == 1


def test_a_robot_is_thanked_and_nothing_is_kept(client, line):
    address = reverse("disclosures:correction-of-line", args=[line.public_id])

    assert client.post(address, form(website="https://spam.example")).status_code == 200
    assert not CorrectionRequest.objects.exists()


def test_it_is_throttled_by_address_and_by_entry(client, line, settings):
    settings.ACCOUNT_RATE_LIMITS = {"correction": "3/m/ip,2/m/key"}
    address = reverse("disclosures:correction-of-line", args=[line.public_id])

    statuses = [client.post(address, form(key=f"k{n}")).status_code for n in range(3)]

    assert statuses == [200, 200, 429]
    assert CorrectionRequest.objects.count() == 2


@pytest.mark.parametrize(
    "fields", [{"reason": "missing"}, {"words": ""}, {"email": "not an address"}]
)
def test_what_does_not_fit_is_said_and_kept_nowhere(client, line, fields):
    address = reverse("disclosures:correction-of-line", args=[line.public_id])
    response = client.post(address, form(**fields))

    assert response.context["form"].errors
    assert not CorrectionRequest.objects.exists()


def test_a_report_may_lack_something(client, report):
    address = reverse("disclosures:correction-of-report", args=[report.public_id])
    client.post(address, form(reason="missing"))

    assert CorrectionRequest.objects.get().line is None
    page = client.get(report.get_absolute_url())
    assert b"Something is missing." in page.content


def test_everybody_reads_that_it_was_asked_and_no_word_of_whoever_asked(
    client, asked, line, settings
):
    page = client.get(line.get_absolute_url()).content.decode()

    assert "Corrections asked for" in page
    assert "The amount is wrong" in page
    assert "Ann" not in page
    assert "ann@reader.example" not in page
    kept = RegisterCorrection.objects.get()
    assert "Ann" not in str(vars(kept))


def test_the_answer_is_public_with_the_days_it_took_and_mailed(client, asked, line, by):
    corrections.answer(
        asked,
        outcome="unchanged",
        words="The invoice says 3,200.",
        by=by,
        today=days(12),
    )
    send_due()

    page = client.get(line.get_absolute_url()).content.decode()
    assert "Answered after 12 days: It stays as it is." in page
    assert "The invoice says 3,200." in page
    (sent,) = [each for each in mail.outbox if each.to == ["ann@reader.example"]]
    assert "It stays as it is" in sent.body
    assert line.get_absolute_url() in sent.body


def test_answered_again_keeps_the_first_day(asked, by):
    for day, outcome in ((5, "will_change"), (50, "unchanged")):
        corrections.answer(
            asked, outcome=outcome, words="We looked.", by=by, today=days(day)
        )
    asked.refresh_from_db()

    assert (asked.answered_on, asked.outcome) == (days(5), "unchanged")


def test_changed_can_be_said_only_when_a_new_version_is_published(
    sign_in, asked, officer, by, second
):
    client = sign_in(officer)
    said = {"outcome": "changed", "words": "It was 2,300."}
    refused = client.post(asked.get_absolute_url(), said)
    entry_id = asked.line.entry_id
    transfer = ledger.Transfer.objects.get(entry=entry_id)
    transfers.edit(
        transfer,
        {"amount": transfer.amount - 900},
        version=transfer.version,
        by=by,
        reason="A digit was wrong",
        today=TODAY,
    )
    period = ledger.period_of(asked.company)
    ledger.published(period, by=by, second=second, reason="A digit was wrong")
    client.post(asked.get_absolute_url(), said)
    asked.refresh_from_db()

    assert "No newer version" in str(refused.context["form"].errors)
    assert asked.outcome == "changed"
    assert LineVersion.objects.filter(line=asked.line).count() == 2


def test_only_the_officer_answers(asked, viewer, outsider_officer):
    for person in (viewer, outsider_officer):
        with pytest.raises(Refused, match="disclosure officer"):
            corrections.answer(
                asked,
                outcome="unchanged",
                words="No.",
                by=cast.actor(person),
                today=TODAY,
            )


def test_who_sees_it(sign_in, asked, officer, outsider_officer, po_administrator):
    address = asked.get_absolute_url()

    assert sign_in(officer).get(address).status_code == 200
    assert sign_in(outsider_officer).get(address).status_code == 404
    assert sign_in(po_administrator).get(address).status_code == 404


def test_an_organisation_that_asked_sees_its_own(
    sign_in, report, line, po_administrator
):
    client = sign_in(po_administrator)
    client.post(
        reverse("disclosures:correction-of-line", args=[line.public_id]), form()
    )
    made = CorrectionRequest.objects.get()

    assert made.asked_for.legal_name == "Rare Lung Alliance"
    assert client.get(made.get_absolute_url()).status_code == 200
    assert (
        b"What is wrong" in client.get(reverse("disclosures:correction-list")).content
    )


def test_words_and_address_leave_a_year_after_the_answer(asked, by):
    corrections.answer(
        asked, outcome="not_about", words="Another company.", by=by, today=days(1)
    )
    kept = corrections.forget_askers(days(366))
    gone = corrections.forget_askers(days(367))
    asked.refresh_from_db()

    assert (kept, gone) == (0, 1)
    assert asked.words == asked.email == ""
    fields = {field.name for field in CorrectionRequest.history.model._meta.fields}
    assert not fields & {"words", "email"}


def test_words_of_who_never_got_an_answer_leave_too(asked):
    over = (asked.answer_by - TODAY).days + 366

    assert corrections.forget_askers(days(over - 1)) == 0
    assert corrections.forget_askers(days(over)) == 1
    asked.refresh_from_db()
    assert asked.words == asked.email == ""


@pytest.mark.parametrize("count", [1, 40])
def test_lists_take_as_many_queries_for_one_as_for_many(
    sign_in, officer, report, line, count, django_assert_max_num_queries
):
    reader = Client()
    for number in range(count):
        corrections.ask(
            report, line, reason="other", words=f"{number}", by=NOBODY, today=TODAY
        )
    client = sign_in(officer)
    client.get(reverse("disclosures:correction-list"))

    with django_assert_max_num_queries(8):
        page = client.get(reverse("disclosures:correction-list"))
    with django_assert_max_num_queries(3):
        reader.get(line.get_absolute_url())
    assert len(page.context["corrections"]) == count


@pytest.mark.parametrize("more", [0, 3])
def test_figures_of_a_company_stand_beside_its_reports(
    client, asked, report, line, company, by, more, django_assert_num_queries
):
    address = reverse("register:organisation", args=[company.public_id])
    before = client.get(address).content.decode()
    assert "1 correction was asked for, 0 answered." in before
    assert "1 waiting, the oldest since 1 March 2026." in before
    corrections.answer(
        asked, outcome="unchanged", words="It is right.", by=by, today=after(4)
    )
    for number in range(more):
        again = corrections.ask(
            report, line, reason="amount", words=f"Once more {number}", by=NOBODY,
            today=after(10),
        )  # fmt: skip
        corrections.answer(
            again, outcome="unchanged", words="It is right.", by=by, today=after(30)
        )

    with django_assert_num_queries(3):
        page = client.get(address).content.decode()

    days = 20 if more else 4
    assert f"Days until an answer, the middle one: {days}." in page
    assert "waiting, the oldest" not in page


def test_the_officer_sees_the_figures_and_takes_them_along(
    sign_in, asked, report, line, company, by, officer
):
    corrections.answer(
        asked, outcome="unchanged", words="It is right.", by=by, today=after(20)
    )
    open_one = corrections.ask(
        report, line, reason="amount", words="Again", by=NOBODY, today=after(5)
    )
    year = ledger.period_of(company)

    own, whole = dashboard(year, after(12)).corrections_asked

    assert (own.asked, own.answered, own.waiting, own.days) == (2, 1, 1, 20)
    assert (own.oldest_on, own.oldest_days) == (open_one.asked_on, 7)
    assert (whole.asked, whole.answered) == (2, 1)
    other = opening.open_year(company, 2024, by=by)
    (only,) = dashboard(other, after(12)).corrections_asked
    assert (only.label, only.asked) == ("About all your reports", 2)
    client = sign_in(officer)
    page = client.get(reverse("disclosures:period-figures", args=[year.public_id]))
    shown = page.content.decode()
    assert "Corrections asked for" in shown
    assert ">20</td>" in shown
    table = client.get(
        reverse("disclosures:period-figures-csv", args=[year.public_id])
    ).content.decode()
    assert "Corrections,About this report: asked for,,2," in table
    assert "About this report: days until an answer (the middle one),,20," in table


def test_mail_to_an_address_is_not_repeated_in_history(asked):
    assert not Message.objects.filter(to="ann@reader.example").exists()
    assert PublishedReport.objects.count() == 1
