"""An application as both sides read it: loaded, its history, what goes with it."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from audit.acting import Actor
from audit.timeline import Moment, Related, timeline
from organisations.models import Organisation
from organisations.models.public import Sight
from organisations.profiles.sight import EVERYBODY, PARTNERS
from partnerships import turns
from partnerships.lifecycle.applications import (
    DECIDED,
    GRANTED,
    HANDED_IN,
    Standing,
    application_steps,
)
from partnerships.models import (
    Application,
    ApplicationDocument,
    ApplicationLine,
    ApplicationQuestion,
    Review,
    Side,
    Turn,
)
from partnerships.models.applications import ApplicationQuerySet


def with_facts(applications: ApplicationQuerySet, actor: Actor) -> Any:
    """With both sides, and all on which moves and links depend: one query."""
    waiting = ApplicationQuestion.objects.filter(
        application=OuterRef("pk"), answered_on=None
    )
    reviews = Review.objects.filter(application=OuterRef("pk")).order_by()
    counted = reviews.values("application")
    mine = reviews.filter(person=actor.person_id)
    conflict = reviews.filter(
        Q(person=actor.person_id) | Q(person=actor.deputy_for_id),
        interest=Review.Interest.CONFLICT,
    )
    return applications.select_related(
        "company__company_profile", "applicant"
    ).annotate(
        wanted_by=Subquery(
            waiting.order_by()
            .values("application")
            .annotate(x=Max("due_on"))
            .values("x")
        ),
        conflict=Exists(conflict),
        review_count=Subquery(counted.annotate(x=Count("pk")).values("x")),
        reviews_done=Subquery(
            counted.filter(done_on__isnull=False).annotate(x=Count("pk")).values("x")
        ),
        is_mine_to_review=Exists(mine),
        review_waits=Exists(mine.filter(done_on=None)),
    )


def steps_of(
    application: Any, actor: Actor, today: datetime.date
) -> dict[str, list[str]]:
    """The moves of an application read by `with_facts`: no query."""
    standing = Standing(
        application,
        today,
        wanted_by=application.wanted_by,
        conflict=application.conflict,
    )
    return application_steps(standing, actor)


def listed(applications: ApplicationQuerySet) -> Any:
    """Rows of a list: with whose turn it is, and until when."""
    now = Turn.objects.filter(application=OuterRef("pk"), until_on=None)
    return applications.select_related("company", "applicant").annotate(
        turn_side=Subquery(now.values("side")[:1]),
        turn_due=Subquery(now.values("due_on")[:1]),
    )


@dataclass(frozen=True)
class Waiting:
    """Whose turn it is, in words for both, and how long each side has had it."""

    who: str
    since: datetime.date | None
    due_on: datetime.date | None
    days_late: int
    company_days: int
    applicant_days: int
    promised_days: int | None


def waiting(application: Application, today: datetime.date) -> Waiting:
    """One query."""
    taken = turns.taken(list(application.turns.all()), today)
    late = (today - taken.due_on).days if taken.due_on else 0
    sides = {Side.COMPANY: application.company, Side.PATIENTS: application.applicant}
    promised = application.promised_on
    handed_in = application.submitted_on
    return Waiting(
        who=sides[Side(taken.side)].legal_name if taken.side else "",
        since=taken.since,
        due_on=taken.due_on,
        days_late=max(late, 0),
        company_days=taken.company,
        applicant_days=taken.others,
        promised_days=(promised - handed_in).days if promised and handed_in else None,
    )


def shown_parts(application: Application) -> frozenset[Sight]:
    """What of the applicant's profile the company reads with the application.

    Whoever applies shows what those read with whom it works; after a no, or when it took
    the application back, only what everybody reads.
    """
    together = application.state in HANDED_IN | GRANTED
    return PARTNERS if together else EVERYBODY


def reviews_open_to(application: Application, actor: Actor) -> bool:
    """The company reads its reviews at any time, the organisation once it is decided."""
    own = actor.organisation_id == application.company_id
    return own or application.state in DECIDED


def documents(application: Application) -> QuerySet[ApplicationDocument]:
    return application.documents.filter(ended_on=None).select_related("document")


def questions(application: Application) -> QuerySet[ApplicationQuestion]:
    return application.questions.select_related("answer_document")


def history(application: Application, viewer: Actor) -> list[Moment]:
    """What happened; for the company, since it was handed in: drafts are private."""
    since = None
    if viewer.organisation_id != application.applicant_id:
        first = Application.history.filter(
            id=application.pk, submitted_on__isnull=False
        ).order_by("history_id")
        since = first.values_list("history_date", flat=True).first()
    of_this = {"application_id": application.pk}
    related = [
        Related(
            ApplicationLine.history.filter(**of_this), _("Budget line"), F("words")
        ),
        Related(
            ApplicationDocument.history.filter(**of_this), _("Document"), F("words")
        ),
        Related(
            ApplicationQuestion.history.filter(**of_this), _("Question"), F("words")
        ),
        Related(
            ApplicationQuestion.history.filter(**of_this), _("Answer"), F("answer")
        ),
    ]
    return timeline(application, viewer=viewer, related=related, since=since)


def is_company(actor: Actor) -> bool:
    return actor.kind == Organisation.Kind.COMPANY
