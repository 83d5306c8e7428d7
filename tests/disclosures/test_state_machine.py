"""Any order of steps against a model in plain Python.

No path publishes without two people; the sums of entries, lines, snapshot and register
are always the same; published bytes never change; the register says what was said.
"""

import hashlib
import json
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from audit.acting import acting
from disclosures.actions import answers, entries, publication, questions, reports
from disclosures.findings import open_findings
from disclosures.models import (
    Entry,
    PublishedReport,
    Question,
    RegisterLine,
    RegisterTotal,
    Report,
    Transfer,
)
from tests import cast
from tests.disclosures import ledger
from tests.disclosures.ledger import TODAY
from workflow.moves import Refused

AMOUNTS = st.integers(1, 9)
WHICH = st.integers(0, 20)
ANYBODY = st.sampled_from(["officer", "second officer", "reviewer", "viewer"])
OFFICERS = st.sampled_from(["officer", "second officer"])
STEPS = st.sampled_from(["start", "certify", "approve", "take_back", "publish"])
SAID = st.sampled_from(["confirmed", "questioned", "cannot_tell"])


versions_reached = set()


@dataclass
class Row:
    amount: int
    included: bool = True
    answer: str = "none"
    published: bool = False


@dataclass
class Model:
    """What should be true, in plain Python."""

    rows: dict[int, Row] = field(default_factory=dict)
    state: str = ""
    certified: dict[int, int] = field(default_factory=dict)
    certifier: str = ""
    public: dict[int, tuple[int, str]] = field(default_factory=dict)

    def included(self) -> dict[int, int]:
        return {key: row.amount for key, row in self.rows.items() if row.included}


def snapshot(public):
    return b"".join(bytes(part.data) for part in public.parts.order_by("number"))


class Disclosure(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.model = Model()
        self.bytes = {}

    def teardown(self):
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @initialize()
    def a_year_in_review(self):
        self.company, self.patients = cast.company(), cast.patients()
        self.people = {
            "officer": cast.actor(cast.member(self.company, "disclosure_officer")),
            "second officer": cast.actor(
                cast.member(self.company, "disclosure_officer")
            ),
            "reviewer": cast.actor(cast.member(self.company, "compliance_reviewer")),
            "viewer": cast.actor(cast.member(self.company, "viewer")),
        }
        self.officer = self.people["officer"]
        self.recipient = cast.actor(cast.member(self.patients, "administrator"))
        self.add(amount=5)
        self.period = ledger.in_review(self.company, by=self.officer)

    def pick(self, which, *, included=True):
        keys = [k for k, row in self.model.rows.items() if row.included is included]
        return keys[which % len(keys)] if keys else None

    def report(self):
        return self.period.reports.order_by("version").last()

    def tried(self, act, *, allowed):
        """Does it, and compares with what the model expects."""
        try:
            with transaction.atomic():
                act()
        except Refused:
            assert not allowed
            return False
        assert allowed
        return True

    @rule(amount=AMOUNTS)
    def add(self, amount):
        made = ledger.entry(
            self.company,
            self.patients,
            by=self.officer,
            amount=Decimal(amount),
            description=f"Helpline {len(self.model.rows)}",
        )
        self.model.rows[made.pk] = Row(amount)

    @rule(which=WHICH, amount=AMOUNTS)
    def change(self, which, amount):
        if (key := self.pick(which)) is None:
            return
        with acting(self.officer, "found wrong"):
            Transfer.objects.filter(entry=key).update(amount=amount)
            transfer = Transfer.objects.get(entry=key)
            entries.follow([transfer.pk], today=TODAY)
        row = self.model.rows[key]
        if row.amount != amount:
            row.amount, row.answer = amount, "none"

    @rule(which=WHICH)
    def leave_out(self, which):
        if (key := self.pick(which)) is None:
            return
        with acting(self.officer, "not ours"):
            transfer = Transfer.objects.get(entry=key)
            Transfer.objects.filter(entry=key).update(
                state="excluded", excluded_because="not ours"
            )
            entries.exclude(transfer)
        row = self.model.rows[key]
        row.included = row.published = False

    @rule(which=WHICH)
    def take_in(self, which):
        if (key := self.pick(which, included=False)) is None:
            return
        with acting(self.officer, "ours after all"):
            Transfer.objects.filter(entry=key).update(
                state="recorded", excluded_because=""
            )
            transfer = Transfer.objects.get(entry=key)
            entries.include(transfer, today=TODAY)
        self.model.rows[key].included = True

    @rule(which=WHICH, said=SAID)
    def answer(self, which, said):
        if (key := self.pick(which)) is None:
            return
        answers.answer(
            [Entry.objects.get(pk=key)],
            said,
            by=self.recipient,
            today=TODAY,
            reason="amount" if said == "questioned" else "",
            words="It was less." if said == "questioned" else "",
        )
        row = self.model.rows[key]
        row.answer = said
        if row.published and self.model.public[key][0] == row.amount:
            self.model.public[key] = (row.amount, said)

    @rule()
    def reply(self):
        if question := Question.objects.filter(state="open").first():
            questions.reply(question, "Our bank says so.", by=self.officer, today=TODAY)

    @rule(who=ANYBODY, step=STEPS)
    def somebody_tries(self, who, step):
        getattr(self, step)(who)

    @rule(officer=OFFICERS)
    def go_on(self, officer):
        """The next step by somebody who may, so that paths get as far as corrections."""
        if self.model.state == "certified":
            stale = self.model.certified != self.model.included()
            return self.take_back("reviewer") if stale else self.approve("reviewer")
        if self.model.state == "approved":
            stale = self.model.certified != self.model.included()
            return self.take_back(officer) if stale else self.publish(officer)
        return (
            self.certify(officer)
            if self.model.state == "draft"
            else self.start(officer)
        )

    @rule(officer=OFFICERS)
    def carry_through(self, officer):
        for _step in range(6):
            self.go_on(officer)
            if self.model.state == "published":
                return

    def start(self, who):
        act = lambda: reports.start(  # noqa: E731
            self.period, by=self.people[who], today=TODAY, reason="Checked again"
        )
        allowed = self.model.state in {"", "published"} and "officer" in who
        if self.tried(act, allowed=allowed):
            self.model.state = "draft"

    def certify(self, who):
        if not (report := self.report()):
            return
        if self.model.state == "draft":
            reports.write(report, by=self.officer, methodology=ledger.METHOD)
            for found in open_findings(report):
                reports.insist(found, "It is as it is.", by=self.officer)
        allowed = (
            self.model.state == "draft"
            and bool(self.model.included())
            and "officer" in who
        )
        act = lambda: reports.certify(  # noqa: E731
            report, by=self.people[who], today=TODAY
        )
        if self.tried(act, allowed=allowed):
            self.model.state, self.model.certifier = "certified", who
            self.model.certified = self.model.included()

    def approve(self, who):
        if not (report := self.report()):
            return
        allowed = (
            self.model.state == "certified"
            and who not in {self.model.certifier, "viewer"}
            and self.model.certified == self.model.included()
        )
        act = lambda: reports.approve(  # noqa: E731
            report, by=self.people[who], today=TODAY
        )
        if self.tried(act, allowed=allowed):
            self.model.state = "approved"

    def take_back(self, who):
        if not (report := self.report()):
            return
        allowed = self.model.state in {"certified", "approved"} and who != "viewer"
        act = lambda: reports.take_back(  # noqa: E731
            report, "Once more", by=self.people[who]
        )
        if self.tried(act, allowed=allowed):
            self.model.state = "draft"

    def publish(self, who):
        if not (report := self.report()):
            return
        allowed = (
            self.model.state == "approved"
            and "officer" in who
            and self.model.certified == self.model.included()
        )
        act = lambda: publication.publish(  # noqa: E731
            report, by=self.people[who], today=TODAY
        )
        if self.tried(act, allowed=allowed):
            self.model.state = "published"
            self.model.public = {}
            for key, row in self.model.rows.items():
                if row.included:
                    row.published = True
                    self.model.public[key] = (row.amount, row.answer)
            newest = PublishedReport.objects.latest("version")
            self.bytes[newest.pk] = snapshot(newest)
            versions_reached.add(newest.version)

    @invariant()
    def two_people_stand_for_everything_published(self):
        for report in Report.objects.filter(state__in=["published", "superseded"]):
            assert report.certified_by_id
            assert report.approved_by_id
            assert report.certified_by_id != report.approved_by_id

    @invariant()
    def entries_say_what_the_model_says(self):
        rows = Entry.objects.included().values_list("pk", "amount", "answer")
        assert {pk: (int(amount), answer) for pk, amount, answer in rows} == {
            key: (row.amount, row.answer)
            for key, row in self.model.rows.items()
            if row.included
        }

    @invariant()
    def the_register_says_what_was_published_and_said_since(self):
        rows = RegisterLine.objects.values_list("line__entry_id", "amount", "answer")
        assert {pk: (int(amount), answer) for pk, amount, answer in rows} == (
            self.model.public
        )

    @invariant()
    def sums_are_equal_everywhere(self):
        newest = PublishedReport.objects.order_by("-version").first()
        if newest is None:
            return
        expected = sum(amount for amount, _answer in self.model.public.values())
        lines = json.loads(snapshot(newest))["lines"]
        assert expected == sum(Decimal(line["amount"]) for line in lines)
        assert expected == Decimal(newest.sums["GBP"]["amount"])
        assert expected == sum(
            Decimal(json.loads(kept.line_version.content)["amount"])
            for kept in newest.lines.select_related("line_version")
        )
        totals = RegisterTotal.objects.aggregate(
            total=Sum("amount"), lines=Sum("lines")
        )
        assert totals == {"total": expected, "lines": len(self.model.public)}

    @invariant()
    def published_bytes_never_change(self):
        published = PublishedReport.objects.all()
        assert {public.pk for public in published} == self.bytes.keys()
        for public in published:
            assert snapshot(public) == self.bytes[public.pk]
            digest = hashlib.sha256(self.bytes[public.pk]).hexdigest()
            assert digest == public.sha256


def test_no_order_of_steps_breaks_the_promises():
    run_state_machine_as_test(
        Disclosure,
        settings=settings(
            max_examples=5,
            stateful_step_count=25,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert {1, 2} <= versions_reached
