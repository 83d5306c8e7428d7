"""An agreement that was approved and signed, with its papers, and an amendment of it."""

from partnerships.actions import (
    agreements,
    amendments,
    approval_rules,
    approvals,
    papers,
)
from partnerships.actions.signatures import Hand
from partnerships.models import Approval
from tests.partnerships import signing
from tests.partnerships.table import TODAY

MINUTES = approvals.Paper(b"%PDF-1.4 minutes", "minutes.pdf", "application/pdf")
SCAN = approvals.Paper(b"%PDF-1.4 scan", "scan.pdf", "application/pdf")


def make(table, _persons):
    someone = signing.people(table)
    board = {"label": "Board", "act": "board", "role": "administrator", "position": 1}
    approval_rules.add(board, by=table.volunteer)
    agreement = signing.agreed(table)
    decided = Approval.objects.get(label="Board")
    approvals.approve(
        decided,
        by=table.volunteer,
        today=TODAY,
        all_the_same=signing.WHY,
        board=approvals.Board(TODAY, MINUTES),
    )
    signing.approve_all(agreement, someone.reviewer)
    paper = papers.bring(
        agreement,
        Hand("Ben Example", "Treasurer"),
        SCAN,
        signed_on=TODAY,
        text_sha256=signing.sha256(agreement),
        by=table.volunteer,
        today=TODAY,
    )
    papers.confirm(paper, by=table.lead, today=TODAY)
    signing.sign(agreement, someone.signs)
    amendment = amendments.begin(
        signing.fresh(agreement), "terms", by=table.lead, today=TODAY
    )
    agreements.send(amendment, by=table.lead, today=TODAY)
    kept = approval_rules.add({**board, "label": "Directors"}, by=table.lead)
    one = {"reference": agreement.reference}
    step = one | {"public_id": decided.public_id}
    return {
        "partnerships:complete": one,
        "partnerships:approval": one,
        "partnerships:approval-step": step,
        "partnerships:approval-refuse": step,
        "partnerships:approval-minutes": step,
        "partnerships:approvals-waiting": {},
        "partnerships:approval-rules": {},
        "partnerships:approval-rule": {"public_id": kept.public_id},
        "partnerships:approval-rule-create": {},
        "partnerships:exact-text": one,
        "partnerships:exact-text-file": one | {"form": "signed.pdf"},
        "partnerships:sign": one,
        "partnerships:paper": one,
        "partnerships:paper-judge": one | {"public_id": paper.public_id},
        "partnerships:paper-scan": one | {"public_id": paper.public_id},
        "partnerships:amend": one,
        "partnerships:amendment-changes": {"reference": amendment.reference},
        "partnerships:agreement-close": one,
        "partnerships:agreement-terminate": one,
    }, {}
