"""Conflicts that declared interests show, beside people who are proposed for something.

They inform whoever chooses; they never forbid the choice.
"""

import datetime
from collections.abc import Collection, Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from audit.acting import Actor
from organisations.models import Interest, NameKey, Organisation
from ui.dates import written_day as day


def conflicts(
    people: Collection[int],
    with_organisation_ids: Collection[int] | None,
    today: datetime.date,
    *,
    of: int | None,
) -> dict[int, list[Interest]]:
    """Lasting interests of these people in these organisations (None: in any); one query.

    `of` is the organisation for which they were declared and whose people look: what was
    declared for another one is not theirs to read.
    """
    found = Interest.objects.lasting(today).filter(organisation=of, person__in=people)
    found = found.exclude(kind=Interest.Kind.NOTHING)
    if with_organisation_ids is not None:
        named = Organisation.objects.filter(pk__in=with_organisation_ids)
        found = found.alias(company_key=NameKey("company_name")).filter(
            Q(company__in=with_organisation_ids)
            | Q(company=None, company_key__in=named.values("name_key"))
        )
    by_person: dict[int, list[Interest]] = {}
    for interest in found.select_related("company").order_by("pk"):
        by_person.setdefault(interest.person_id or 0, []).append(interest)
    return by_person


def sentence(interest: Interest, today: datetime.date) -> str:
    """One interest in a line: what, in whom, when, and whether it holds."""
    if interest.kind == Interest.Kind.NOTHING:
        text = str(interest.get_kind_display())
    else:
        text = _("%(kind)s: %(company)s") % {
            "kind": interest.get_kind_display(),
            "company": interest.company or interest.company_name,
        }
    if interest.from_on:
        text += " " + _("from %(day)s") % {"day": day(interest.from_on)}
    if interest.until_on:
        text += " " + _("until %(day)s") % {"day": day(interest.until_on)}
    if interest.renew_by < today:
        told = _("had to be declared again by %(day)s") % {
            "day": day(interest.renew_by)
        }
    else:
        told = _("declared on %(day)s") % {"day": day(interest.declared_on)}
    return f"{text} ({told})"


def beside(
    people: Iterable[User], organisation: int, viewer: Actor, today: datetime.date
) -> list[tuple[User, list[str]]]:
    """Those of these people who declared an interest for an organisation, in words.

    For the organisation's own people, whose mandate is verified: nobody else may read it.
    """
    if viewer.organisation_id != organisation or viewer.only_company_id is not None:
        return []
    asked = list(people)
    found = conflicts([each.pk for each in asked], None, today, of=organisation)
    return [
        (each, [sentence(interest, today) for interest in found[each.pk]])
        for each in asked
        if each.pk in found
    ]


def declared_before(
    email: str, organisation: int, viewer: Actor, today: datetime.date
) -> list[str]:
    """The same of somebody who is invited and acted for the organisation before."""
    found = beside(
        User.objects.filter(email__iexact=email), organisation, viewer, today
    )
    return [sentence for _person, sentences in found for sentence in sentences]
