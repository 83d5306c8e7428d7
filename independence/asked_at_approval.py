"""What dependence asks when an agreement is approved: one question, for both sides.

Only what both sides may read: the pair's own share, in steps, while a question about it
is open; the limit that the company publishes; and what is public about only medicines.
"""

from decimal import Decimal

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from independence.models import Alert, PublicSoleProduct
from independence.seen import step
from partnerships.texts.contents import Contents

SHARE, ONLY_MEDICINE = "1 share", "2 only medicine"


def asks(contents: Contents) -> list[str]:
    """Sentences for VR-20 of the gates, in one query."""
    alerts = Alert.objects.filter(
        company__in=[party.organisation for party in contents.companies],
        organisation__in=[party.organisation for party in contents.others],
        state=Alert.State.OPEN,
    ).order_by()
    public = [party.organisation.public_id for party in contents.parties]
    sole = PublicSoleProduct.objects.filter(
        organisation_public_id__in=public, company_public_id__in=public
    ).order_by()
    rows = alerts.values_list(
        Value(SHARE, CharField()),
        F("organisation__legal_name"),
        F("company__legal_name"),
        Cast("year", CharField()),
        Cast("share", CharField()),
        Cast("company__company_profile__income_share_limit", CharField()),
    ).union(
        sole.values_list(
            Value(ONLY_MEDICINE, CharField()),
            Value("", CharField()),
            F("company_name"),
            F("product"),
            F("condition"),
            Value(None, CharField()),
        )
    )
    newest = {
        (kind, organisation, company, first if kind == ONLY_MEDICINE else ""): (
            company,
            organisation,
            first,
            second,
            limit,
        )
        for kind, organisation, company, first, second, limit in sorted(
            rows, key=lambda row: row[:5]
        )
    }
    pair = len(contents.companies) == len(contents.others) == 1
    said = [
        _only_medicine(*facts)
        if key[0] == ONLY_MEDICINE
        else _share(*facts)
        if pair
        else _unnamed_share()
        for key, facts in newest.items()
    ]
    return list(dict.fromkeys(said))


def _unnamed_share() -> str:
    """Where there are several parties, a share is the affair of the pair alone."""
    return _(
        "One of the companies gave a large part of the income of one of the"
        " organisations. Ask them."
    )


def _share(
    company: str, organisation: str, year: str, share: str, limit: str | None
) -> str:
    given = Decimal(share)
    sentence = _(
        "Of the income of %(organisation)s in %(year)s, %(company)s gave %(share)s."
    ) % {
        "organisation": organisation,
        "company": company,
        "year": year,
        "share": step(given),
    }
    if limit is None or given <= Decimal(limit):
        return sentence
    return f"{sentence} " + _(
        "That is more than the company’s own limit of %(limit)s per cent."
    ) % {"limit": f"{Decimal(limit).normalize():f}"}


def _only_medicine(
    company: str, _organisation: str, product: str, condition: str, _limit: None
) -> str:
    return _("%(product)s of %(company)s is the only medicine for %(condition)s.") % {
        "product": product,
        "company": company,
        "condition": condition,
    }
