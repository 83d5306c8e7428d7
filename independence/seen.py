"""Who may read an income, and how much of a share a company learns without it."""

from collections.abc import Sequence
from decimal import Decimal

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from audit.acting import Actor
from independence import words
from independence.models import Alert, Income
from organisations import partners
from organisations.models import Organisation, Sight
from organisations.profiles.sight import EVERYBODY, PARTNERS


def readable_incomes(actor: Actor) -> QuerySet[Income]:
    """An organisation's own; of others what each made public or shows its partners."""
    if actor.organisation_id is None or actor.only_company_id is not None:
        return Income.objects.none()
    readable = Q(organisation_id=actor.organisation_id)
    if actor.kind == Organisation.Kind.COMPANY:
        known = Organisation.objects.for_actor(actor)
        readable |= Q(sight=Sight.PUBLIC, organisation__in=known.values("pk"))
        together = partners.together(actor.organisation_id, OuterRef("organisation"))
        readable |= Q(sight=Sight.PARTNERS) & together
    return Income.objects.filter(readable)


def sights(organisation_id: int, company_id: int) -> frozenset[Sight]:
    """What a company is to an organisation, as far as its incomes go. One query."""
    together = partners.of(organisation_id).filter(pk=company_id)
    return PARTNERS if together.exists() else EVERYBODY


def share_for(
    share: Decimal | None,
    income: Income | None,
    allowed: frozenset[Sight],
    *,
    at_least: bool = False,
) -> str:
    """A company's own share: exactly if it may read the income, in steps if not."""
    if share is None:
        return ""
    if income is not None and Sight(income.sight) in allowed:
        return words.share(share, at_least=at_least)
    return step(share)


def alert_share(alert: Alert, *, ours: bool) -> str:
    """The share that an alert is about: to the company as `share_for` tells it."""
    if ours or alert.company_id is None:
        return words.share(alert.share)
    income = Income.objects.filter(
        organisation=alert.organisation_id, ends_on=alert.facts["ends_on"]
    ).first()
    allowed = sights(alert.organisation_id, alert.company_id)
    return share_for(alert.share, income, allowed)


def levels() -> Sequence[int]:
    """The levels of this installation at which both sides are asked, in per cent."""
    found: Sequence[int] = settings.INDEPENDENCE_ALERT_LEVELS
    return found


def step(share: Decimal | None) -> str:
    """Between which levels a share lies: what a company reads when not the income."""
    if share is None:
        return ""
    below = max((level for level in levels() if level <= share), default=None)
    above = min((level for level in levels() if level > share), default=None)
    if below is None:
        return _("less than %(above)s per cent") % {"above": above}
    if above is None:
        return _("%(below)s per cent or more") % {"below": below}
    return _("between %(below)s and %(above)s per cent") % {
        "below": below,
        "above": above,
    }
