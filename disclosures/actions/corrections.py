"""Corrections that anybody asks for after publication, and the company's answer."""

import datetime

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from disclosures import mail
from disclosures.lifecycle.corrections import MOVES, correction_steps
from disclosures.models import (
    CorrectionRequest,
    Line,
    PublishedReport,
    RegisterCorrection,
)
from organisations.models import Organisation
from workflow.moves import Refused

ASKED = "correction_asked"


def ask(
    report: PublishedReport,
    line: Line | None = None,
    *,
    reason: str,
    words: str,
    by: Actor,
    today: datetime.date,
    email: str = "",
    key: str = "",
) -> CorrectionRequest:
    """Asks the company of a report to correct an entry, or what is missing in the report.

    `by` is nobody where somebody asks without an account. `key` is the form's: sent
    twice, the first request is given back. The answer is due after
    `settings.CORRECTION_DAYS`.
    """
    with acting(by):
        if before := sent_before(key, ASKED, by=by):
            return CorrectionRequest.objects.get(pk=before.subject_id or 0)
        made = CorrectionRequest.objects.create(
            company=_company(report),
            report=report,
            line=line,
            asked_for_id=by.organisation_id,
            reason=reason,
            words=words,
            email=email,
            asked_on=today,
            answer_by=today + datetime.timedelta(days=settings.CORRECTION_DAYS),
        )
        made.refresh_from_db()
        show(made)
        mail.correction_asked(made)
        record(ASKED, made, by=by, key=key)
    return made


def answer(
    request: CorrectionRequest,
    *,
    outcome: str,
    words: str,
    by: Actor,
    today: datetime.date,
) -> CorrectionRequest:
    """The company says what becomes of it, in words that everybody reads.

    Answered again, the first day of an answer stays; whoever left an address is told.
    """
    if not words.strip():
        raise Refused([_("Write an answer; everybody can read it.")])
    with acting(by, words):
        locked = (
            CorrectionRequest.objects.select_for_update(of=("self",))
            .select_related("company", "report")
            .get(pk=request.pk)
        )
        if reasons := correction_steps(locked, by)["answer"]:
            raise Refused(reasons)
        locked.state = MOVES["answer"].target
        locked.outcome, locked.company_words = outcome, words
        locked.answered_on = locked.answered_on or today
        locked.answered_by_id = by.person_id
        locked.save()
        show(locked)
        mail.correction_answered(locked)
        record("correction_answered", locked, by=by, reason=words)
    return locked


def forget_askers(today: datetime.date) -> int:
    """Words and addresses of those who asked leave a year after the answer; how many.

    Where the company never answered, a year after its answer was due.
    """
    over = today - datetime.timedelta(days=settings.CORRECTION_WORDS_DAYS)
    old = CorrectionRequest.objects.filter(
        Q(answered_on__lt=over) | Q(answered_on=None, answer_by__lt=over)
    )
    return old.exclude(words="", email="").update(words="", email="")


def show(request: CorrectionRequest) -> None:
    """What everybody reads of it. Call inside `acting`."""
    RegisterCorrection.objects.update_or_create(
        public_id=request.public_id,
        defaults={
            "report_id": request.report_id,
            "line_id": request.line_id,
            "company_public_id": request.report.company_public_id,
            "reason": request.reason,
            "asked_on": request.asked_on,
            "answer_by": request.answer_by,
            "outcome": request.outcome,
            "company_words": request.company_words,
            "answered_on": request.answered_on,
        },
    )


def _company(report: PublishedReport) -> Organisation:
    return Organisation.objects.get(public_id=report.company_public_id)
