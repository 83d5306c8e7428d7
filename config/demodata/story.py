"""Three years of the invented companies: one period in each state, as people left them."""

import datetime
import random
from collections.abc import Callable
from decimal import Decimal

from audit.acting import Actor
from config.demodata import payments
from config.demodata.world import World, currency
from disclosures.actions import (
    answers,
    claims,
    opening,
    periods,
    publication,
    questions,
    reports,
    transfers,
)
from disclosures.findings import open_findings
from disclosures.models import (
    Answer,
    Entry,
    Period,
    PublishedReport,
    Question,
    Report,
)
from organisations.models import Organisation, Role

METHODOLOGY = """\
Dates: a payment belongs to the year in which it was made.
VAT: grants and membership fees carry none; fees and sponsorship include it as invoiced.
Currencies: amounts are shown in the currency in which they were paid.
Help that is not money: at the price paid, or described where a price would mislead.
Several years: each payment of a longer agreement is shown in its own year.
Patient organisation: an organisation that patients or their carers lead.
This company and these payments are invented for the demo."""
NOTHING = (
    "We made no payment to any patient organisation and gave no other help in {year}."
)
WRONG = (
    ("amount", "Our bank statement shows a smaller sum. Was a fee taken off?"),
    ("category", "This was for a stand at our meeting, so it is sponsorship."),
    ("description", "We used it for the spring weekend, not for the magazine."),
    ("not_received", "We can't find this on any bank statement of that year."),
)
REPLY = "Our bank paid the sum shown here; we have sent you the proof of payment."
INSIST = "Each of these was looked at; both payments were made, on separate invoices."


class Story:
    """Plays the years of each company, with a chance that repeats for the same day."""

    def __init__(self, world: World):
        self.world = world
        self.today = world.today
        self.chance = random.Random(20260301)  # noqa: S311  invented payments
        self.year = world.today.year - 1

    def play(self) -> None:
        """Every company: the two years before, published, and last year as it stands."""
        for company in self.world.companies:
            for year in (self.year - 2, self.year - 1):
                if company.legal_name == "Калина Терапевтикс" and year == self.year - 2:
                    continue  # no report of this year: late
                self.publish_year(company, year)
            self.last_year(company)

    def officer(self, company: Organisation) -> Actor:
        return self.world.actor(company, Role.DISCLOSURE_OFFICER)

    def second(self, company: Organisation) -> Actor:
        return self.world.actor(company, Role.COMPLIANCE_REVIEWER)

    def last_year(self, company: Organisation) -> None:
        states: dict[str, Callable[[Organisation], object]] = {
            "Northwind Pharma": self.being_checked,
            "Southgate Biologics": self.being_corrected,
            "Alder and Finch Therapeutics": self.certified,
            "Kestrel Rare Diseases": self.approved,
            "Lindenau Arzneimittel GmbH": self.corrected,
            "Quellbach Pharma AG": self.published,
            "Laboratoires Clairval": self.frozen,
            "Farmacéutica Solmar": self.brought_in,
            "Αιγίς Θεραπευτική ΑΕ": self.being_checked,
            "Merrow Oncology": self.nothing,
            "Tannwald Biotech GmbH": self.undecided_file,
        }
        if play := states.get(company.legal_name):
            play(company)

    # The states of last year, each built on the one before

    def brought_in(
        self,
        company: Organisation,
        *,
        year: int | None = None,
        on: datetime.date | None = None,
        count: int = 24,
    ) -> Period:
        year = year or self.year
        paid = payments.rows(self.world, company, year, self.chance, count)
        payments.bring_in(
            company,
            year,
            paid,
            by=self.officer(company),
            today=on or self.before(70),
        )
        return Period.objects.get(company=company, starts_on=datetime.date(year, 1, 1))

    def before(self, days: int) -> datetime.date:
        return self.today - datetime.timedelta(days=days)

    def frozen(self, company: Organisation) -> Period:
        return periods.freeze(self.brought_in(company), by=self.officer(company))

    def being_checked(self, company: Organisation) -> Period:
        period = periods.open_review(
            self.frozen(company),
            by=self.officer(company),
            today=self.before(7),
            closes_on=self.today + datetime.timedelta(days=23),
        )
        self.answer_some(period, on=self.before(3), share=0.45)
        self.claim_something(company)
        return period

    def being_corrected(self, company: Organisation) -> Period:
        period = self.checked(company, self.frozen(company), on=self.before(35))
        self.settle_questions(period, on=self.before(2), share=0.5)
        self.draft(period, on=self.before(1))
        return period

    def certified(self, company: Organisation) -> Report:
        period = self.checked(company, self.frozen(company), on=self.before(36))
        self.settle_questions(period, on=self.before(5), share=1)
        return self.certify(self.draft(period, on=self.before(2)), on=self.before(1))

    def approved(self, company: Organisation) -> Report:
        report = self.certified(company)
        return reports.approve(report, by=self.second(company), today=self.before(1))

    def published(self, company: Organisation) -> PublishedReport:
        return publication.publish(
            self.approved(company), by=self.officer(company), today=self.before(1)
        )

    def corrected(self, company: Organisation) -> PublishedReport:
        """Version 1, and weeks later version 2 with a public reason."""
        officer = self.officer(company)
        period = self.checked(company, self.frozen(company), on=self.before(60))
        self.publish(period, on=self.before(20))
        entry = period.entries.included().order_by("pk").first()
        if entry is None or entry.transfer.amount is None:
            raise LookupError("There is a payment to correct.")
        reason = "VAT had been counted twice in one payment."
        transfers.edit(
            entry.transfer,
            {"amount": entry.transfer.amount - 100},
            version=entry.transfer.version,
            by=officer,
            today=self.before(2),
            reason=reason,
        )
        return self.publish(period, on=self.before(1), reason=reason)

    def nothing(self, company: Organisation) -> PublishedReport:
        """A report of nothing, with its attestation."""
        officer = self.officer(company)
        period = periods.freeze(
            opening.open_year(company, self.year, by=officer), by=officer
        )
        report = reports.start(period, by=officer, today=self.before(12))
        report = reports.write(
            report,
            by=officer,
            methodology=METHODOLOGY,
            nil=True,
            attestation=NOTHING.format(year=self.year),
        )
        report = reports.certify(report, by=officer, today=self.before(12))
        report = reports.approve(report, by=self.second(company), today=self.before(11))
        return publication.publish(report, by=officer, today=self.before(11))

    def undecided_file(self, company: Organisation) -> None:
        """A file whose names are spelled in five ways waits for decisions."""
        paid = payments.rows(self.world, company, self.year, self.chance, 16)
        payments.check_file(
            company,
            self.year,
            payments.misspelled(paid),
            by=self.officer(company),
        )

    # What people do

    def publish_year(self, company: Organisation, year: int) -> None:
        """An earlier year, brought in, checked, settled and published in time."""
        on = datetime.date(year + 1, 3, 10)
        period = self.brought_in(company, year=year, on=on, count=18)
        period = periods.freeze(period, by=self.officer(company))
        period = self.checked(company, period, on=datetime.date(year + 1, 4, 1))
        self.settle_questions(period, on=datetime.date(year + 1, 5, 10), share=0.8)
        self.publish(period, on=datetime.date(year + 1, 6, 20))

    def checked(
        self, company: Organisation, period: Period, *, on: datetime.date
    ) -> Period:
        officer, last = self.officer(company), on + datetime.timedelta(days=30)
        period = periods.open_review(period, by=officer, today=on, closes_on=last)
        self.answer_some(period, on=on + datetime.timedelta(days=9), share=0.8)
        return periods.begin_correction(period, by=officer, today=last)

    def answer_some(self, period: Period, *, on: datetime.date, share: float) -> None:
        waiting = (
            Entry.objects.filter(period=period, state=Entry.State.IN_REVIEW)
            .select_related("recipient", "transfer")
            .order_by("pk")
        )
        for entry in waiting:
            if (
                not self.world.has(entry.recipient, Role.ADMINISTRATOR)
                or self.chance.random() > share
            ):
                continue
            by = self.world.actor(entry.recipient, Role.ADMINISTRATOR)
            luck = self.chance.random()
            if luck < 0.12:
                reason, words = self.chance.choice(WRONG)
                answers.answer(
                    [entry],
                    Answer.QUESTIONED,
                    by=by,
                    today=on,
                    reason=reason,
                    words=words,
                )
            else:
                said = Answer.CANNOT_TELL if luck < 0.18 else Answer.CONFIRMED
                answers.answer([entry], said, by=by, today=on)

    def settle_questions(
        self, period: Period, *, on: datetime.date, share: float
    ) -> None:
        asked = (
            Question.objects.filter(entry__period=period, state=Question.State.OPEN)
            .select_related("entry__recipient")
            .order_by("pk")
        )
        for question in asked:
            if self.chance.random() > share:
                continue
            replied = questions.reply(
                question, REPLY, by=self.officer(period.company), today=on
            )
            if self.chance.random() < 0.6:
                by = self.world.actor(question.entry.recipient, Role.ADMINISTRATOR)
                questions.accept(replied, by=by, today=on)

    def claim_something(self, company: Organisation) -> None:
        """The first organisation here misses a payment of this company."""
        claimant = self.world.patients[0]
        claims.claim(
            company,
            by=self.world.actor(claimant, Role.ADMINISTRATOR),
            today=self.before(2),
            amount=Decimal("1850.00"),
            currency=currency(company),
            year=self.year,
            received_on=datetime.date(self.year, 11, 14),
            description="Printing of our leaflet on breathing exercises",
        )

    def draft(self, period: Period, *, on: datetime.date, reason: str = "") -> Report:
        officer = self.officer(period.company)
        report = reports.start(period, by=officer, today=on, reason=reason)
        return reports.write(report, by=officer, methodology=METHODOLOGY)

    def certify(self, report: Report, *, on: datetime.date) -> Report:
        officer = self.officer(report.period.company)
        for finding in open_findings(report):
            reports.insist(finding, INSIST, by=officer)
        return reports.certify(report, by=officer, today=on)

    def publish(
        self, period: Period, *, on: datetime.date, reason: str = ""
    ) -> PublishedReport:
        report = self.certify(self.draft(period, on=on, reason=reason), on=on)
        report = reports.approve(report, by=self.second(period.company), today=on)
        return publication.publish(report, by=self.officer(period.company), today=on)
