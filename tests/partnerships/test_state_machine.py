"""Any order of steps over an agreement and its amendments, against a model in plain Python.

No path signs without the approvals, signs a text other than the approved one, or loses a
version.
"""

import datetime
from dataclasses import dataclass, field

from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from partnerships.actions import (
    agreements,
    amendments,
    approvals,
    calendar,
    closing,
    signatures,
    versions,
)
from partnerships.models import Agreement, Approval, Signature, SignedText, Version
from partnerships.texts.canonical import sha256
from tests import cast
from tests.partnerships import signing
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY
from workflow.moves import Refused

WRITERS = st.sampled_from(["lead", "both", "volunteer"])
APPROVERS = st.sampled_from(["reviewer", "both", "lead", "chair"])
SIGNERS = st.sampled_from(["signs", "chair", "lead"])
SIDES = {
    "lead": "company",
    "both": "company",
    "reviewer": "company",
    "signs": "company",
    "volunteer": "patients",
    "chair": "patients",
}
DAYS = st.sampled_from([TODAY, datetime.date(2026, 5, 1)])
ALIVE = {"signed", "active", "completed"}

reached = set()


@dataclass
class Paper:
    """What an agreement, or an amendment, should be."""

    state: str = "draft"
    turn: str = "company"
    wrote: set[str] = field(default_factory=set)
    authors: set[str] = field(default_factory=set)
    agreed_by: set[str] = field(default_factory=set)
    signed_by: set[str] = field(default_factory=set)
    amount: int = 0


class Signing(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.papers = {}
        self.sent = {}
        self.amount = 12000

    def teardown(self):
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @initialize()
    def a_draft(self):
        table = laying.laid()
        someone = signing.people(table)
        both = cast.member(table.company, "lead")
        cast.member(table.company, "compliance_reviewer", person=both)
        self.people = {
            "lead": table.lead,
            "both": cast.actor(both),
            "volunteer": table.volunteer,
            "reviewer": someone.reviewer,
            "signs": someone.signs,
            "chair": someone.chair,
        }
        self.base = laying.drafted(table, **signing.WHOLE)
        self.branch = None
        self.papers[self.base.pk] = Paper(wrote={"lead"})

    def pick(self, on_branch):
        """The agreement, or its open amendment if there is one."""
        chosen = self.branch if on_branch and self.branch else self.base
        return signing.fresh(chosen), self.papers[chosen.pk]

    def tried(self, act, *, allowed):
        try:
            with transaction.atomic():
                act()
        except Refused:
            assert not allowed
            return False
        assert allowed
        return True

    def back(self, paper, who):
        paper.state, paper.turn = "negotiation", SIDES[who]
        paper.signed_by = set()

    @rule(who=WRITERS, on_branch=st.booleans())
    def send(self, who, on_branch):
        agreement, paper = self.pick(on_branch)
        self.amount += 1

        def act():
            by = self.people[who]
            versions.write(agreement, {"amount": self.amount}, {}, by=by)
            agreements.send(agreement, by=by, today=TODAY)

        allowed = paper.state in {"draft", "negotiation"} and paper.turn == SIDES[who]
        if self.tried(act, allowed=allowed):
            if SIDES[who] == "company":
                paper.authors |= paper.wrote | {who}
            paper.wrote = set()
            paper.state, paper.agreed_by = "negotiation", {SIDES[who]}
            paper.turn = "patients" if SIDES[who] == "company" else "company"
            paper.amount = self.amount
            version = signing.fresh(agreement).current
            self.sent[version.pk] = self.amount

    @rule(who=WRITERS, on_branch=st.booleans())
    def agree(self, who, on_branch):
        agreement, paper = self.pick(on_branch)
        allowed = paper.state == "negotiation" and SIDES[who] not in paper.agreed_by
        act = lambda: agreements.agree(  # noqa: E731
            agreement, by=self.people[who], today=TODAY
        )
        if self.tried(act, allowed=allowed):
            paper.agreed_by.add(SIDES[who])
            paper.state = "approval"

    def step(self, agreement):
        return Approval.objects.filter(agreement=agreement).order_by("pk").last()

    @rule(who=APPROVERS, on_branch=st.booleans())
    def approve(self, who, on_branch):
        agreement, paper = self.pick(on_branch)
        if not (step := self.step(agreement)):
            return
        allowed = (
            paper.state == "approval"
            and who in {"reviewer", "both"}
            and who not in paper.authors
        )
        act = lambda: approvals.approve(  # noqa: E731
            step, by=self.people[who], today=TODAY, all_the_same=signing.WHY
        )
        if self.tried(act, allowed=allowed):
            paper.state = "ready"

    @rule(who=APPROVERS, on_branch=st.booleans())
    def refuse_to_approve(self, who, on_branch):
        agreement, paper = self.pick(on_branch)
        if not (step := self.step(agreement)):
            return
        allowed = paper.state == "approval" and who in {"reviewer", "both"}
        act = lambda: approvals.refuse(  # noqa: E731
            step, by=self.people[who], today=TODAY, reason="Not so"
        )
        if self.tried(act, allowed=allowed):
            self.back(paper, who)

    @rule(who=SIGNERS, on_branch=st.booleans(), right=st.booleans())
    def sign(self, who, on_branch, right):
        agreement, paper = self.pick(on_branch)
        frozen = SignedText.objects.filter(version__agreement=agreement).last()
        text = frozen.sha256 if frozen and right else "0" * 64
        allowed = (
            right
            and paper.state in {"ready", "part_signed"}
            and who in {"signs", "chair"}
            and SIDES[who] not in paper.signed_by
            and self.base_holds(agreement)
        )
        act = lambda: signing.sign(  # noqa: E731
            agreement, self.people[who], text_sha256=text
        )
        if self.tried(act, allowed=allowed):
            self.has_signed(agreement, paper, who)

    def has_signed(self, agreement, paper, who):
        paper.signed_by.add(SIDES[who])
        paper.state = "part_signed"
        if len(paper.signed_by) == 2:
            paper.state = "signed"
            if agreement.amends_id:
                paper.state = "superseded"
                self.papers[self.base.pk].amount = paper.amount
                version = signing.fresh(self.base).agreed
                self.sent[version.pk] = paper.amount
                self.branch = None
            reached.add(paper.state)

    def base_holds(self, agreement):
        return not agreement.amends_id or self.papers[self.base.pk].state in ALIVE

    @rule(who=SIGNERS, on_branch=st.booleans())
    def refuse_to_sign(self, who, on_branch):
        agreement, paper = self.pick(on_branch)
        allowed = (
            paper.state in {"ready", "part_signed"}
            and who in {"signs", "chair"}
            and SIDES[who] not in paper.signed_by
        )
        act = lambda: signatures.refuse(  # noqa: E731
            agreement, by=self.people[who], today=TODAY, reason="No"
        )
        if self.tried(act, allowed=allowed):
            self.back(paper, who)

    @rule(who=WRITERS)
    def amend(self, who):
        base = signing.fresh(self.base)
        allowed = self.papers[base.pk].state in ALIVE and self.branch is None
        made = []
        act = lambda: made.append(  # noqa: E731
            amendments.begin(base, "amount", by=self.people[who], today=TODAY)
        )
        if self.tried(act, allowed=allowed):
            self.branch = made[0]
            self.papers[self.branch.pk] = Paper(turn=SIDES[who], wrote={who})

    @rule(day=DAYS)
    def a_day_comes(self, day):
        calendar.move_on(day)
        paper = self.papers[self.base.pk]
        if paper.state == "signed" and day > TODAY:
            paper.state = "active"

    @rule(who=WRITERS)
    def end(self, who):
        """Rarely: only while an amendment waits to be signed."""
        if not self.branch or self.papers[self.branch.pk].state != "part_signed":
            return
        closing.terminate(
            signing.fresh(self.base),
            by=self.people[who],
            today=TODAY,
            on=TODAY,
            reason="It ends.",
        )
        self.papers[self.base.pk].state = "terminated"
        reached.add("terminated")

    @rule(on_branch=st.booleans())
    def carry_through(self, on_branch):
        """Whatever comes next, by somebody who may, until all have signed."""
        for _step in range(6):
            _agreement, paper = self.pick(on_branch)
            before = paper.state
            other = "lead" if "patients" in paper.agreed_by else "volunteer"
            if paper.state == "draft" or (
                paper.state == "negotiation" and len(paper.agreed_by) == 2
            ):
                self.send("lead" if paper.turn == "company" else "volunteer", on_branch)
            elif paper.state == "negotiation":
                self.agree(other, on_branch)
            elif paper.state == "approval":
                self.approve("reviewer", on_branch)
            elif paper.state in {"ready", "part_signed"}:
                self.sign(
                    "chair" if "company" in paper.signed_by else "signs",
                    on_branch,
                    right=True,
                )
            elif before in ALIVE and self.branch is None:
                return self.amend("volunteer")
            else:
                return None
        return None

    @invariant()
    def states_are_what_the_model_says(self):
        found = dict(Agreement.objects.values_list("pk", "state"))
        assert found == {key: paper.state for key, paper in self.papers.items()}

    @invariant()
    def no_signature_without_all_approvals_of_that_very_text(self):
        for hand in Signature.objects.filter(state="signed").select_related(
            "agreement__agreed", "version__signed_text"
        ):
            frozen = hand.version.signed_text
            if hand.version_id != hand.agreement.agreed_id:  # an amendment holds
                assert hand.agreement.amendments.filter(state="superseded").exists()
                assert hand.version.number < hand.agreement.agreed.number
            assert hand.text_sha256 == frozen.sha256 == sha256(frozen.text)
            states = set(
                Approval.objects.filter(version=hand.version).values_list(
                    "state", flat=True
                )
            )
            assert states == {"given"}

    @invariant()
    def who_approved_did_not_write(self):
        for step in Approval.objects.filter(state="given"):
            wrote = approvals.authors(step.agreement, step.organisation_id)
            assert step.person_id not in wrote

    @invariant()
    def what_holds_was_signed_by_all(self):
        for agreement in Agreement.objects.filter(signed_on__isnull=False):
            assert agreement.agreed.amount == self.papers[agreement.pk].amount
            own = agreement.agreed.by_organisation_id
            hands = Signature.objects.filter(state="signed", agreement=agreement)
            assert own
            assert hands.count() == 2

    @invariant()
    def no_version_is_lost_or_changed(self):
        found = Version.objects.filter(sent_at__isnull=False)
        assert dict(found.values_list("pk", "amount")) == self.sent
        for agreement in Agreement.objects.all():
            numbers = list(
                agreement.versions.filter(number__isnull=False)
                .order_by("number")
                .values_list("number", flat=True)
            )
            assert numbers == list(range(1, len(numbers) + 1))


def test_no_order_of_steps_breaks_the_promises():
    run_state_machine_as_test(
        Signing,
        settings=settings(
            max_examples=4,
            stateful_step_count=15,
            phases=[Phase.generate],
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert {"signed", "superseded"} <= reached
