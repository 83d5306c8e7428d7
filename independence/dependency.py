"""What a company reads of dependence beside its checks: its own share, nobody else's."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from independence import reading
from independence.names import year_name
from independence.seen import share_for, sights
from organisations.diligence import Fact
from organisations.models import Organisation


def own_share(
    company: Organisation, organisation: Organisation, today: datetime.date
) -> list[Fact]:
    """The company's share of the last year that has ended; both sides read this."""
    years = reading.years(organisation, company.pk)
    url = reverse("independence:of", args=[organisation.public_id])
    for year in years:
        if year.income is None or year.span.ends_on >= today:
            continue
        own = year.funder(company.pk)
        if own is None:
            text = _("Of the income of %(year)s, nothing came from %(company)s.")
            facts = {"year": year_name(year.span), "company": company.legal_name}
            return [Fact(text % facts, url=url)]
        allowed = sights(organisation.pk, company.pk)
        share = share_for(own.share, year.income, allowed, at_least=own.at_least)
        if not share:
            continue
        text = _("Of the income of %(year)s, %(company)s gave: %(share)s.")
        facts = {
            "year": year_name(year.span),
            "company": company.legal_name,
            "share": share,
        }
        return [Fact(text % facts, url=url)]
    return [Fact(_("The organisation has entered no income of a year that has ended."))]
