"""What the ledger knows of two records that may be of one organisation."""

from collections.abc import Collection
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.models import PassOnList, Period, RegisterLine, Report, Transfer
from organisations.models import Organisation

UNDER_WAY = ("certified", "approved")
MOST_NAMED = 3


def figures(organisation_ids: Collection[int]) -> list[tuple[str, dict[int, int]]]:
    """Recorded payments and published entries, made or received; one query."""
    transfers = Transfer.objects.filter(
        Q(disclosed_by=OuterRef("pk")) | Q(recipient=OuterRef("pk"))
    )
    lines = RegisterLine.objects.filter(
        Q(company__public_id=OuterRef("public_id"))
        | Q(organisation__public_id=OuterRef("public_id"))
    )
    rows = list(
        Organisation.objects.filter(pk__in=organisation_ids)
        .order_by()
        .values_list("pk", _Counted(transfers), _Counted(lines))
    )
    return [
        (_("Payments"), {pk: payments for pk, payments, _lines in rows}),
        (_("Published entries"), {pk: lines for pk, _payments, lines in rows}),
    ]


class _Counted(Subquery):
    """How many rows a correlated query has."""

    template = "(SELECT count(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()

    def __init__(self, rows: QuerySet[Any]) -> None:
        super().__init__(rows.order_by().values("pk"))


def against(kept: Organisation, merged: Organisation) -> list[str]:
    """One company has one report for a year; help isn't passed on to oneself. One query."""
    pair = [kept.pk, merged.pk]
    between = Transfer.objects.filter(recipient__in=pair).filter(
        Q(disclosed_by__in=pair)
        | Q(ultimate_recipient__in=pair) & ~Q(ultimate_recipient=F("recipient"))
    )
    stands = Organisation.objects.values(
        years=ArraySubquery(_both_reported(kept, merged)),
        references=ArraySubquery(_both_named(kept, merged)),
        between=Exists(between),
        listed=Exists(_both_listed(kept, merged)),
    ).get(pk=kept.pk)
    found = []
    if years := stands["years"]:
        found.append(
            _(
                "Both have payments for %(years)s, and a company has one report for a"
                " year. Two companies of which one followed the other are recorded as a"
                " succession."
            )
            % {"years": ", ".join(map(str, years))}
        )
    found += [
        _(
            "Both have a payment with the reference “%(reference)s”, and a company gives"
            " a reference once. Change one of the two first."
        )
        % {"reference": reference}
        for reference in stands["references"]
    ]
    if stands["between"]:
        found.append(
            _(
                "A payment went from one of them to the other: these are two"
                " organisations. If that is wrong, correct the payment first."
            )
        )
    if stands["listed"]:
        found.append(
            _(
                "Both were asked what they passed on for a company in one year. The"
                " company first asks one of the two no longer."
            )
        )
    return found


def _both_listed(kept: Organisation, merged: Organisation) -> QuerySet[PassOnList]:
    """Lists of one period that both agencies were asked for."""
    asked = PassOnList.objects.exclude(state=PassOnList.State.WITHDRAWN)
    theirs = asked.filter(agency=merged, period=OuterRef("period"))
    return asked.filter(Exists(theirs), agency=kept)


def _both_reported(kept: Organisation, merged: Organisation) -> QuerySet[Any, Any]:
    """Years of which both companies have a report to make."""
    theirs = Period.objects.filter(
        company=merged,
        regime=OuterRef("regime"),
        starts_on__lte=OuterRef("ends_on"),
        ends_on__gte=OuterRef("starts_on"),
    )
    own = Period.objects.filter(Exists(theirs), company=kept)
    return own.order_by("starts_on__year").values("starts_on__year").distinct()


def _both_named(kept: Organisation, merged: Organisation) -> QuerySet[Any, Any]:
    """References that both companies gave to a payment."""
    stand = Transfer.objects.filter(taken_back=False)
    own = stand.filter(disclosed_by=kept).exclude(reference="")
    theirs = stand.filter(disclosed_by=merged, reference__in=own.values("reference"))
    return theirs.order_by("reference").values("reference")[:MOST_NAMED]


def follows(kept: Organisation, merged: Organisation) -> list[str]:
    """Reports that somebody certified say something else afterwards."""
    reports = Report.objects.filter(
        Q(period__company__in=[kept, merged]) | Q(period__entries__recipient=merged),
        state__in=UNDER_WAY,
    )
    count = reports.distinct().count()
    if not count:
        return []
    return [
        ngettext(
            "%(count)d report is certified and not published yet: it will name the"
            " other record, so its people have to certify it again.",
            "%(count)d reports are certified and not published yet: they will name the"
            " other record, so their people have to certify them again.",
            count,
        )
        % {"count": count}
    ]
