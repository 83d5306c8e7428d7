"""What is counted for registrars: the same at every place, for there is one."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext

from inbox.counted import Count
from inbox.items import Desk
from organisations.models import (
    AccessRequest,
    Extract,
    Likeness,
    Objection,
    Organisation,
    ScreeningMatch,
)


def _registrars(desk: Desk) -> Any:
    return desk.places("registrar")


def _count(
    kind: str,
    rows: Callable[[Desk], Any],
    title: Callable[[int], str],
    page: str,
    query: str = "",
    first: str = "",
) -> Count:
    return Count(
        kind,
        _registrars,
        rows,
        title,
        lambda _operator: reverse(f"organisations:{page}") + query,
        first,
    )


COUNTS = (
    _count(
        "requests",
        lambda _desk: AccessRequest.objects.filter(state=AccessRequest.State.WAITING),
        lambda count: ngettext(
            "Decide about %(number)s person who asks to act for an organisation",
            "Decide about %(number)s people who ask to act for an organisation",
            count,
        ),
        "registrar-queue",
    ),
    _count(
        "unverified",
        lambda _desk: Organisation.objects.current().filter(
            verification=Organisation.Verification.UNVERIFIED
        ),
        lambda count: ngettext(
            "Verify %(number)s organisation", "Verify %(number)s organisations", count
        ),
        "registrar-organisations",
    ),
    _count(
        "objections",
        lambda _desk: Objection.objects.filter(state=Objection.State.OPEN),
        lambda count: ngettext(
            "Answer %(number)s objection to a classification",
            "Answer %(number)s objections to classifications",
            count,
        ),
        "objection-queue",
    ),
    _count(
        "alike",
        lambda _desk: Likeness.objects.filter(
            state=Likeness.State.OPEN,
            verdict=Likeness.Verdict.SAME,
            first__status=Organisation.Status.ACTIVE,
            second__status=Organisation.Status.ACTIVE,
        ),
        lambda count: ngettext(
            "Compare %(number)s pair of records: probably the same organisation",
            "Compare %(number)s pairs of records: probably the same organisations",
            count,
        ),
        "likeness-list",
    ),
    _count(
        "extracts",
        lambda _desk: Extract.objects.filter(state=Extract.State.CHECKED),
        lambda count: ngettext(
            "Finish %(number)s extract of a register: it is read, but not stored",
            "Finish %(number)s extracts of registers: they are read, but not stored",
            count,
        ),
        "extract-list",
    ),
    _count(
        "screening_waiting",
        lambda _desk: ScreeningMatch.objects.waiting(),
        lambda count: ngettext(
            "Compare %(number)s record with a sanctions list",
            "Compare %(number)s records with a sanctions list",
            count,
        ),
        "screening-queue",
    ),
    _count(
        "screening_reviews",
        lambda desk: ScreeningMatch.objects.withheld().filter(
            review_on__lte=desk.today
        ),
        lambda count: ngettext(
            "Look again at %(number)s record that is held back",
            "Look again at %(number)s records that are held back",
            count,
        ),
        "screening-queue",
        query="?withheld=1",
        first="review_on",
    ),
)
