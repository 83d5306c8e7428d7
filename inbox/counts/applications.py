"""What is counted about applications: answers, questions, reviews."""

from typing import Any

from django.db.models import OuterRef
from django.urls import reverse
from django.utils.translation import ngettext

from inbox.counted import Count
from organisations.models import Organisation
from partnerships.lifecycle.applications import HANDED_IN
from partnerships.lifecycle.reviews import REVIEWERS
from partnerships.lifecycle.sides import COMPANY_WRITERS, WRITERS
from partnerships.models import Review, Side, Turn

Kind = Organisation.Kind


def _list(_own: Organisation) -> str:
    return reverse("partnerships:application-list") + "?state=open&sort=promised"


def _turns(side: str, **more: Any) -> Any:
    return Turn.objects.filter(side=side, until_on=None, **more)


COUNTS = (
    Count(
        "applications",
        lambda desk: desk.places(*COMPANY_WRITERS, kind="company"),
        lambda _desk: _turns(Side.COMPANY, application__company=OuterRef("pk")),
        lambda count: ngettext(
            "Answer %(number)s application for support",
            "Answer %(number)s applications for support",
            count,
        ),
        _list,
        first="due_on",
    ),
    Count(
        "application_reviews",
        lambda desk: desk.places(*REVIEWERS, kind="company"),
        lambda desk: Review.objects.filter(
            application__company=OuterRef("pk"),
            application__state__in=HANDED_IN,
            person=desk.person,
            done_on=None,
        ),
        lambda count: ngettext(
            "Review %(number)s application for support",
            "Review %(number)s applications for support",
            count,
        ),
        _list,
        first="due_on",
    ),
    Count(
        "application_questions",
        lambda desk: desk.verified(*WRITERS, kinds={Kind.PATIENTS, Kind.OTHER}),
        lambda _desk: _turns(Side.PATIENTS, application__applicant=OuterRef("pk")),
        lambda count: ngettext(
            "Answer a company’s questions about %(number)s application",
            "Answer companies’ questions about %(number)s applications",
            count,
        ),
        _list,
        first="due_on",
    ),
)
