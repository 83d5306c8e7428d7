"""Who is told what about an application: those who can do something about it."""

import datetime
from collections.abc import Iterable
from typing import Any

from accounts.models import User
from notices.telling import tell
from organisations.mail.people import members
from partnerships.lifecycle.applications import DECIDERS
from partnerships.lifecycle.sides import COMPANY_WRITERS, WRITERS
from partnerships.models import Application, Review


def handed_in(application: Application) -> None:
    """The company reads who asks for what, and by when it promised an answer."""
    _tell_company(application, "application_handed_in", until=application.promised_on)


def withdrawn(application: Application, *, reason: str) -> None:
    _tell_company(application, "application_withdrawn", reason=reason)


def asked(
    application: Application, questions: Iterable[str], until: datetime.date
) -> None:
    """The organisation reads the questions in the mail itself."""
    _tell_applicant(
        application, "application_asked", words="\n\n".join(questions), until=until
    )


def answered(application: Application) -> None:
    _tell_company(application, "application_answered")


def decided(application: Application) -> None:
    """The organisation reads the reasons and the conditions in the mail itself."""
    _tell_applicant(
        application,
        "application_decided",
        outcome=application.get_state_display(),
        conditions=application.conditions,
        reason=application.reason,
    )


def review_wanted(application: Application, reviews: Iterable[Review]) -> None:
    for review in reviews:
        _tell(
            application,
            "review_wanted",
            application.company_id,
            [review.person],
            until=review.due_on,
        )


def conflict_declared(application: Application, review: Review) -> None:
    """Who asked for the review looks for somebody else."""
    _tell(
        application,
        "review_conflict",
        application.company_id,
        User.objects.filter(pk=review.asker_id),
        person=str(review.person),
    )


def answer_due(application: Application, until: datetime.date, days: int) -> None:
    """The company, at half time and when it is due; `days` below zero: it is late."""
    place = application.company_id
    roles = {*COMPANY_WRITERS, *DECIDERS}
    people = members([place], roles).get(place, [])
    _tell(application, "application_due", place, people, until=until, days=days)


def answers_due(application: Application, until: datetime.date, days: int) -> None:
    """The organisation, about the company's questions."""
    _tell_applicant(application, "application_answers_due", until=until, days=days)


def late(application: Application, until: datetime.date) -> None:
    """The organisation, some days after the company was told."""
    _tell_applicant(application, "application_late", until=until)


def _tell_company(application: Application, kind: str, **context: Any) -> None:
    place = application.company_id
    people = members([place], COMPANY_WRITERS).get(place, [])
    _tell(application, kind, place, people, **context)


def _tell_applicant(application: Application, kind: str, **context: Any) -> None:
    place = application.applicant_id
    people = members([place], WRITERS).get(place, [])
    _tell(application, kind, place, people, **context)


def _tell(
    application: Application,
    kind: str,
    place: int,
    people: Iterable[User],
    **context: Any,
) -> None:
    tell(
        people,
        kind,
        url=application.get_absolute_url(),
        organisation_id=place,
        context={
            "title": application.title,
            "organisation": application.applicant.legal_name,
            "company": application.company.legal_name,
            **context,
        },
    )
