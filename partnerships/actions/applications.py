"""Applications: begun, written, handed in, taken into review, withdrawn."""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from organisations.models import Organisation
from organisations.races import ask_version
from partnerships import turns
from partnerships.applied import unanswered
from partnerships.lifecycle.applications import (
    MOVES,
    asked,
    may_not_begin,
    may_not_write,
)
from partnerships.mail import applications as mail
from partnerships.models import Application, ApplicationLine, Partnership, Side
from workflow.moves import Refused

BEGUN = "application_begun"
HANDED_IN = "application_handed_in"
OWN_WORDS = (
    "summary",
    "objectives",
    "benefit",
    "target_group",
    "place",
    "materials",
    "acknowledgement",
    "amount",
    "currency",
    "vat_treatment",
    "in_kind_asked",
    "other_funders",
    "officials",
    "individuals_paid",
    "personal_data",
    "outcomes",
    "exit_plan",
    "linked_to_product",
)
"""What travels from an earlier application: what the organisation said itself. Dates
and declarations are asked anew; questions, reviews and decisions stay where they are."""
LINE_WORDS = ("position", "words", "amount", "asked")


def begin(
    company: Organisation,
    *,
    route: str,
    kind: str,
    title: str,
    by: Actor,
    follows: Application | None = None,
    partnership: Partnership | None = None,
    key: str = "",
) -> Application:
    """Begins a draft that only the actor's organisation sees.

    `follows` is an earlier application of the same organisation, to whichever company.
    `key` is the form's: sent twice, the first one's draft is given back.
    """
    with acting(by):
        if before := sent_before(key, BEGUN, by=by):
            return Application.objects.get(pk=before.subject_id or 0)
        reasons = may_not_begin(company, by, route)
        if follows is not None and follows.applicant_id != by.organisation_id:
            reasons.append(_("An application follows one of your own."))
        if reasons:
            raise Refused(reasons)
        said = {name: getattr(follows, name) for name in OWN_WORDS if follows}
        made = Application.objects.create(
            applicant_id=by.organisation,
            company=company,
            follows=follows,
            partnership=partnership,
            route=route,
            kind=kind,
            title=title,
            **said,
        )
        if follows is not None:
            ApplicationLine.objects.bulk_create(
                ApplicationLine(
                    application=made,
                    **{name: getattr(line, name) for name in LINE_WORDS},
                )
                for line in follows.lines.all()
            )
        record(BEGUN, made, by=by, key=key)
        made.refresh_from_db()
        return made


def write(
    application: Application,
    values: Mapping[str, Any],
    *,
    version: int,
    by: Actor,
    lines: Sequence[Mapping[str, Any]] | None = None,
) -> Application:
    """Saves a part of a draft. `lines` replace the budget; their sum is what is asked.

    A line has `words`, `amount` (the cost) and `asked` (this company's part of it).
    """
    with acting(by):
        locked = lock(application)
        if reasons := may_not_write(locked, by):
            raise Refused(reasons)
        ask_version(locked, version, values)
        for name, value in values.items():
            setattr(locked, name, value)
        if lines is not None:
            locked.lines.all().delete()
            ApplicationLine.objects.bulk_create(
                ApplicationLine(application=locked, position=position, **line)
                for position, line in enumerate(lines, start=1)
            )
            wanted = sum((line["asked"] for line in lines), Decimal(0))
            locked.amount = wanted or None
        locked.version += 1
        locked.save()
        return locked


def hand_in(
    application: Application,
    *,
    by: Actor,
    today: datetime.date,
    words: str = "",
    key: str = "",
) -> Application:
    """Hands it in: the company reads it from now on, and its promised days begin.

    `words` say why something is not answered; the company reads them.
    """
    with acting(by, words):
        locked = lock(application)
        if sent_before(key, HANDED_IN, by=by):
            return locked
        _ask(locked, "hand_in", by, today)
        if unanswered(locked) and not words.strip():
            raise Refused([_("Say in a sentence why something is not answered yet.")])
        locked.state = MOVES["hand_in"].target
        locked.submitted_on = today
        locked.promised_on = _promised(locked, today)
        locked.version += 1
        locked.save()
        turns.pass_to(locked, Side.COMPANY, today=today, due_on=locked.promised_on)
        record(HANDED_IN, locked, by=by, reason=words, key=key)
        mail.handed_in(locked)
        return locked


def _promised(application: Application, today: datetime.date) -> datetime.date | None:
    """The company's published days, where it publishes any and its process is open.

    An own idea to a company whose process is closed comes without a promise.
    """
    profile = getattr(application.company, "company_profile", None)
    if profile is None or profile.promised_days is None or not profile.process_open:
        return None
    return today + datetime.timedelta(days=profile.promised_days)


def take(application: Application, *, by: Actor, today: datetime.date) -> Application:
    """The company begins to look at it."""
    with acting(by):
        locked = lock(application)
        _ask(locked, "take", by, today)
        locked.state = MOVES["take"].target
        locked.version += 1
        locked.save()
        record("application_taken", locked, by=by)
        return locked


def withdraw(
    application: Application, *, by: Actor, today: datetime.date, reason: str = ""
) -> Application:
    """The organisation takes it back, or gives up a draft that nobody has seen."""
    with acting(by, reason):
        locked = lock(application)
        _ask(locked, "withdraw", by, today)
        locked.state = MOVES["withdraw"].target
        locked.version += 1
        locked.save()
        turns.end(locked, today=today)
        record("application_withdrawn", locked, by=by, reason=reason)
        if locked.submitted_on:
            mail.withdrawn(locked, reason=reason)
        return locked


def lock(application: Application) -> Application:
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("company__company_profile", "applicant")
        .get(pk=application.pk)
    )


def _ask(locked: Application, move: str, by: Actor, today: datetime.date) -> None:
    if reasons := asked(locked, by, today)[move]:
        raise Refused(reasons)
