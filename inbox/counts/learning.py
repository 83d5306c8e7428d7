"""What is counted of evaluations, insights, lessons and metrics, for both sides alike."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import ngettext

from inbox.counted import Count
from inbox.items import Desk
from organisations.models import Organisation
from partnerships.lifecycle.sides import COMPANY_WRITERS, WRITERS
from partnerships.models import (
    Evaluation,
    EvaluationParty,
    Insight,
    InsightDecision,
    Lesson,
    LessonConsent,
    Metric,
    MetricConsent,
    NextStep,
    PartnershipParty,
    Side,
)

Kind = Organisation.Kind
IN_PARTNERSHIP = {
    "partnership__parties__organisation": OuterRef("pk"),
    "partnership__parties__state": PartnershipParty.State.JOINED,
}


def _companies(desk: Desk) -> dict[int, Organisation]:
    return desk.verified(*COMPANY_WRITERS, kinds={Kind.COMPANY})


def _speakers(desk: Desk) -> dict[int, Organisation]:
    others = desk.verified(*WRITERS, kinds={Kind.PATIENTS, Kind.OTHER})
    return {**_companies(desk), **others}


def _asked(_desk: Desk) -> Any:
    """One more evaluation, which the other side of the table wants."""
    company = Q(asked_by__kind=Kind.COMPANY)
    here = Q(partnership__parties__side=Side.COMPANY)
    return Evaluation.objects.filter(
        (company & ~here) | (~company & here),
        state=Evaluation.State.PROPOSED,
        **IN_PARTNERSHIP,
    )


def _lessons(_desk: Desk) -> Any:
    """Those that somebody else agreed to open, and this organisation has not."""
    agreed = LessonConsent.objects.filter(
        lesson=OuterRef("pk"), taken_back_on__isnull=True
    )
    mine = agreed.filter(organisation=OuterRef(OuterRef("pk")))
    return Lesson.objects.filter(Exists(agreed), ~Exists(mine), **IN_PARTNERSHIP)


def _metrics(_desk: Desk) -> Any:
    mine = MetricConsent.objects.filter(
        metric=OuterRef("pk"),
        metric_version=OuterRef("version"),
        organisation=OuterRef(OuterRef("pk")),
    )
    return Metric.objects.filter(
        ~Exists(mine), state=Metric.State.PROPOSED, **IN_PARTNERSHIP
    )


COUNTS = (
    Count(
        "evaluations",
        _speakers,
        lambda _desk: EvaluationParty.objects.filter(
            organisation=OuterRef("pk"),
            state=EvaluationParty.State.WAITING,
            evaluation__state=Evaluation.State.OPEN,
        ).annotate(closes_on=F("evaluation__closes_on")),
        lambda count: ngettext(
            "Say how %(number)s partnership went",
            "Say how %(number)s partnerships went",
            count,
        ),
        lambda _own: f"{reverse('partnerships:evaluations')}?state=open",
        first="closes_on",
    ),
    Count(
        "evaluations_asked",
        _speakers,
        _asked,
        lambda count: ngettext(
            "Say whether you wish %(number)s more evaluation",
            "Say whether you wish %(number)s more evaluations",
            count,
        ),
        lambda _own: f"{reverse('partnerships:evaluations')}?state=proposed",
    ),
    Count(
        "next_steps",
        _speakers,
        lambda _desk: NextStep.objects.filter(
            organisation=OuterRef("pk"), done_on__isnull=True
        ),
        lambda count: ngettext(
            "Do %(number)s next step of an evaluation",
            "Do %(number)s next steps of evaluations",
            count,
        ),
        lambda _own: reverse("partnerships:next-steps"),
        first="due_on",
    ),
    Count(
        "insights_undecided",
        _companies,
        lambda _desk: (
            Insight.objects.standing()
            .told_what_followed()
            .filter(is_decided=False, **IN_PARTNERSHIP)
        ),
        lambda count: ngettext(
            "Decide what follows from %(number)s thing that patients told",
            "Decide what follows from %(number)s things that patients told",
            count,
        ),
        lambda _own: f"{reverse('partnerships:insights')}?followed=undecided",
    ),
    Count(
        "insights_silent",
        _speakers,
        lambda _desk: InsightDecision.objects.filter(
            organisation=OuterRef("pk"),
            fed_back_on__isnull=True,
            insight__taken_back_on__isnull=True,
        ),
        lambda count: ngettext(
            "Tell patients what followed from %(number)s thing that they told",
            "Tell patients what followed from %(number)s things that they told",
            count,
        ),
        lambda _own: f"{reverse('partnerships:insights')}?followed=silent",
    ),
    Count(
        "lessons",
        _speakers,
        _lessons,
        lambda count: ngettext(
            "Say whether everybody here may read %(number)s lesson",
            "Say whether everybody here may read %(number)s lessons",
            count,
        ),
        lambda _own: f"{reverse('partnerships:lessons')}?whose=own",
    ),
    Count(
        "metrics",
        _speakers,
        _metrics,
        lambda count: ngettext(
            "Agree to %(number)s thing to measure",
            "Agree to %(number)s things to measure",
            count,
        ),
        lambda _own: f"{reverse('partnerships:metrics')}?show=proposed",
    ),
)
