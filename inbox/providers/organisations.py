"""What lies on an organisation's desk, whatever the year."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Min, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import ngettext

from disclosures.models import Claim, ImportBatch
from inbox.items import CappedCount, Desk, Item, number
from organisations.models import Invitation, Organisation

EXPIRES_WITHIN_DAYS = 7


def around(desk: Desk) -> list[Item]:
    """Claims to decide, files to finish, invitations that nobody has taken up yet."""
    officers = desk.places("disclosure_officer", kind="company")
    administrators = desk.places("administrator")
    if not officers and not administrators:
        return []
    ending = Invitation.objects.filter(
        state=Invitation.State.OPEN,
        expires_on__range=(
            desk.today,
            desk.today + datetime.timedelta(days=EXPIRES_WITHIN_DAYS),
        ),
    )
    own = ending.filter(organisation=OuterRef("pk"), by_company__isnull=True)
    of_company = ending.filter(by_company=OuterRef("pk"))
    organisations = (
        Organisation.objects.filter(pk__in=officers | administrators)
        .annotate(
            open_claims=CappedCount(
                Claim.objects.filter(company=OuterRef("pk"), state=Claim.State.OPEN)
            ),
            files=CappedCount(
                ImportBatch.objects.filter(
                    company=OuterRef("pk"), state=ImportBatch.State.CHECKED
                )
            ),
            own_invitations=CappedCount(own),
            own_until=_first(own, "organisation"),
            sent_invitations=CappedCount(of_company),
            sent_until=_first(of_company, "by_company"),
        )
        .order_by("pk")
    )
    items: list[Item] = []
    organisation: Any
    for organisation in organisations:
        if organisation.pk in officers:
            items += _of_officer(organisation)
        if organisation.pk in administrators and organisation.own_invitations:
            items.append(
                _invitations(
                    organisation,
                    organisation.own_invitations,
                    organisation.own_until,
                    reverse("organisations:people", args=[organisation.public_id]),
                )
            )
    return items


def _first(invitations: QuerySet[Invitation], key: str) -> Subquery:
    grouped = invitations.order_by().values(key)
    return Subquery(grouped.annotate(first=Min("expires_on")).values("first"))


def _of_officer(company: Any) -> Iterator[Item]:
    if count := company.open_claims:
        title = ngettext(
            "Decide about %(number)s payment that a recipient misses",
            "Decide about %(number)s payments that recipients miss",
            count,
        )
        yield Item(
            title=title % {"number": number(count)},
            organisation=company,
            due_on=None,
            url=reverse("disclosures:claim-list"),
            kind="claims",
            count=count,
        )
    if count := company.files:
        title = ngettext(
            "Finish %(number)s file: it is read, but not stored",
            "Finish %(number)s files: they are read, but not stored",
            count,
        )
        yield Item(
            title=title % {"number": number(count)},
            organisation=company,
            due_on=None,
            url=reverse("disclosures:import-list"),
            kind="imports",
            count=count,
        )
    if company.sent_invitations:
        yield _invitations(
            company,
            company.sent_invitations,
            company.sent_until,
            reverse("organisations:list"),
        )


def _invitations(
    organisation: Organisation, count: int, first: datetime.date, url: str
) -> Item:
    title = ngettext(
        "%(number)s invitation ends soon and is not taken up",
        "%(number)s invitations end soon and are not taken up",
        count,
    )
    return Item(
        title=title % {"number": number(count)},
        organisation=organisation,
        due_on=first,
        url=url,
        kind="invitations",
        count=count,
    )
