"""A side's partnerships in figures, each of which leads to its rows, and relationships."""

import datetime
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from audit.acting import Actor
from organisations.held_rows import Counted
from organisations.models import Organisation
from partnerships.continuity import Continuity, Span, continuity
from partnerships.lifecycle.agreements import SIGNED
from partnerships.models import (
    TOOK_PART,
    Agreement,
    AgreementParty,
    Evaluation,
    Insight,
    Lesson,
    Metric,
    NextStep,
    Outcome,
    OutcomeAgreement,
    Partnership,
    PartnershipParty,
    Side,
)

State = Agreement.State
COUNTING = SIGNED - {State.SUPERSEDED}
"""An amendment that was taken over lives on in the agreement that it changed."""
OVER = frozenset({State.COMPLETED, State.CLOSED, State.TERMINATED})


@dataclass(frozen=True)
class Figure:
    """One number, what it counts, and where its rows are."""

    label: str
    key: str
    count: int
    url: str


def signed(actor: Actor) -> QuerySet[Agreement]:
    """Signed agreements that the actor's side reads."""
    return Agreement.objects.for_actor(actor).filter(state__in=COUNTING)


def without_outcome(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Those that are over, and nobody wrote what came of them."""
    told = OutcomeAgreement.objects.filter(
        agreement=OuterRef("pk"), ended_on__isnull=True
    )
    return agreements.filter(~Exists(told), state__in=OVER)


def figures(actor: Actor) -> list[Figure]:
    """All numbers of the overview, in one query; none counts further than to a cap."""
    insights = reverse("partnerships:insights")
    lists = reverse("partnerships:outcome-agreements")
    metrics = reverse("partnerships:metrics")
    told = Insight.objects.for_actor(actor).standing().told_what_followed()
    steps = NextStep.objects.for_actor(actor).filter(done_on__isnull=True)
    chosen = Metric.objects.for_actor(actor)
    wanted: list[tuple[str, str, Any, str]] = [
        (
            "partnerships_running",
            _("Partnerships that run"),
            Partnership.objects.for_actor(actor).running(),
            reverse("partnerships:list"),
        ),
        ("agreements_signed", _("Agreements signed"), signed(actor), lists),
        (
            "agreements_without_outcome",
            _("Agreements that are over, with nothing written about what came of them"),
            without_outcome(signed(actor)),
            f"{lists}?show=untold",
        ),
        (
            "outcomes",
            _("Outcomes for patients written down"),
            Outcome.objects.for_actor(actor),
            reverse("partnerships:outcomes"),
        ),
        ("insights", _("Insights that patients gave"), told, insights),
        (
            "insights_changed",
            _("Insights after which something changed"),
            told.filter(has_changed=True),
            f"{insights}?followed=changed",
        ),
        (
            "insights_undecided",
            _("Insights without a decision"),
            told.filter(is_decided=False),
            f"{insights}?followed=undecided",
        ),
        (
            "insights_silent",
            _("Decisions that those who told it have not heard of"),
            told.filter(has_silence=True),
            f"{insights}?followed=silent",
        ),
        (
            "evaluations",
            _("Evaluations held"),
            Evaluation.objects.for_actor(actor).filter(state=Evaluation.State.SHOWN),
            f"{reverse('partnerships:evaluations')}?state=shown",
        ),
        (
            "next_steps_open",
            _("Next steps that are open"),
            steps,
            reverse("partnerships:next-steps"),
        ),
        (
            "lessons",
            _("Lessons of our partnerships"),
            Lesson.objects.of_own(actor),
            f"{reverse('partnerships:lessons')}?whose=own",
        ),
        (
            "metrics_chosen",
            _("Metrics chosen by both sides"),
            chosen.filter(state=Metric.State.CHOSEN),
            f"{metrics}?show=chosen",
        ),
        (
            "metrics_reached",
            _("Targets that are reached"),
            chosen.filter(state=Metric.State.CHOSEN, is_reached=True),
            f"{metrics}?show=reached",
        ),
    ]
    counts: Any = Organisation.objects.filter(pk=actor.organisation_id or 0).values(
        **{f"n_{key}": Counted(rows) for key, _label, rows, _url in wanted}
    )
    found = counts.get()
    return [
        Figure(label, key, found[f"n_{key}"], url) for key, label, _rows, url in wanted
    ]


def amounts(agreements: QuerySet[Agreement]) -> list[tuple[str, Decimal]]:
    """What was agreed, per currency; never added over currencies (one query)."""
    found = (
        agreements.filter(agreed__amount__isnull=False)
        .values(currency=F("agreed__currency"))
        .annotate(total=Sum("agreed__amount"))
        .order_by("currency")
    )
    return [(row["currency"], row["total"]) for row in found]


def counterparts(actor: Actor) -> QuerySet[Organisation]:
    """Who sits across the table: companies for all others, all others for a company."""
    mine = Partnership.objects.for_actor(actor).filter(
        pk__in=PartnershipParty.objects.filter(
            TOOK_PART, organisation_id=actor.organisation_id or 0
        ).values("partnership_id")
    )
    across = Q(side=Side.COMPANY)
    theirs = PartnershipParty.objects.filter(
        TOOK_PART,
        ~across if actor.kind == Side.COMPANY else across,
        partnership__in=mine.values("pk"),
    )
    return Organisation.objects.filter(pk__in=theirs.values("organisation_id"))


@dataclass(frozen=True)
class Relationship:
    """One counterpart, with the agreements that both are party of."""

    organisation: Organisation
    continuity: Continuity
    amounts: list[tuple[str, Decimal]]


def relationships(
    actor: Actor, organisations: Collection[Organisation], today: datetime.date
) -> list[Relationship]:
    """For these counterparts, in their order (one query)."""
    shared = (
        AgreementParty.objects.filter(
            organisation__in=organisations, agreement__in=signed(actor).values("pk")
        )
        .select_related("agreement__agreed")
        .order_by("agreement_id")
    )
    by_place: dict[int, list[Agreement]] = defaultdict(list)
    for party in shared:
        by_place[party.organisation_id].append(party.agreement)
    return [
        Relationship(
            each,
            continuity(spans(by_place[each.pk]), today),
            sums(by_place[each.pk]),
        )
        for each in organisations
    ]


def spans(agreements: Collection[Agreement]) -> list[Span]:
    """First and last day of each: as agreed, from its signature where it names none."""
    found = []
    for agreement in agreements:
        version = agreement.agreed
        start = (version.starts_on if version else None) or agreement.signed_on
        end = version.ends_on if version else None
        if agreement.state == State.TERMINATED and agreement.closed_on:
            end = min(end or agreement.closed_on, agreement.closed_on)
        if start is not None:
            found.append(Span(start, max(start, end) if end else None))
    return found


def sums(agreements: Collection[Agreement]) -> list[tuple[str, Decimal]]:
    """The same of agreements that are read already."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for agreement in agreements:
        version = agreement.agreed
        if version and version.amount is not None:
            found[version.currency] += version.amount
    return sorted(found.items())
