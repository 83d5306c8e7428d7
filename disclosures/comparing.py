"""What the ledger knows of two records that may be of one organisation."""

from collections.abc import Collection

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.models import Period, RegisterLine, Report, Transfer
from organisations.models import Organisation

UNDER_WAY = ("certified", "approved")


def payments(organisation_ids: Collection[int]) -> dict[int, int]:
    """Recorded payments, as company or as recipient."""
    counts: dict[int, int] = {}
    for side in ("disclosed_by_id", "recipient_id"):
        rows = Transfer.objects.filter(**{f"{side}__in": organisation_ids})
        for pk, count in rows.order_by().values_list(side).annotate(count=Count("pk")):
            counts[pk] = counts.get(pk, 0) + count
    return counts


def published(organisation_ids: Collection[int]) -> dict[int, int]:
    """Published entries that now stand under each."""
    ids = dict(
        Organisation.objects.filter(pk__in=organisation_ids).values_list(
            "public_id", "pk"
        )
    )
    counts: dict[int, int] = {}
    for side in ("company__public_id", "organisation__public_id"):
        rows = RegisterLine.objects.filter(**{f"{side}__in": list(ids)})
        for public_id, count in (
            rows.order_by().values_list(side).annotate(count=Count("pk"))
        ):
            counts[ids[public_id]] = counts.get(ids[public_id], 0) + count
    return counts


def against(kept: Organisation, merged: Organisation) -> list[str]:
    """One company has one report for a year; help isn't passed on to oneself."""
    found = []
    theirs = Period.objects.filter(company=merged)
    years = sorted(
        {
            period.year
            for period in Period.objects.filter(company=kept)
            if any(
                other.regime_id == period.regime_id
                and other.starts_on <= period.ends_on
                and period.starts_on <= other.ends_on
                for other in theirs
            )
        }
    )
    if years:
        found.append(
            _(
                "Both have payments for %(years)s, and a company has one report for a"
                " year. Two companies of which one followed the other are recorded as a"
                " succession."
            )
            % {"years": ", ".join(map(str, years))}
        )
    pair = [kept.pk, merged.pk]
    between = Transfer.objects.filter(recipient__in=pair).filter(
        Q(disclosed_by__in=pair)
        | Q(ultimate_recipient__in=pair) & ~Q(ultimate_recipient=F("recipient"))
    )
    if between.exists():
        found.append(
            _(
                "A payment went from one of them to the other: these are two"
                " organisations. If that is wrong, correct the payment first."
            )
        )
    return found


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
