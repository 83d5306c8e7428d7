"""What is counted while agreements run, for both sides of the table."""

from collections.abc import Callable
from typing import Any

from django.db.models import OuterRef
from django.urls import reverse
from django.utils.translation import ngettext

from inbox.counted import Count
from inbox.items import Desk
from organisations.models import Organisation
from partnerships import due
from partnerships.lifecycle.sides import COMPANY_WRITERS, WRITERS

Kind = Organisation.Kind
ME = OuterRef("pk")


def _companies(desk: Desk) -> Any:
    return desk.verified(*COMPANY_WRITERS, kinds={Kind.COMPANY})


def _others(desk: Desk) -> Any:
    return desk.verified(*WRITERS, kinds={Kind.PATIENTS, Kind.OTHER})


def _both(desk: Desk) -> Any:
    return _companies(desk) | _others(desk)


def _page(what: str) -> Callable[[Organisation], str]:
    return lambda _own: reverse("partnerships:due-of", args=[what])


def _late_or_soon(count: int) -> str:
    return ngettext(
        "Do %(number)s thing that an agreement asks for",
        "Do %(number)s things that agreements ask for",
        count,
    )


def _to_look_at(count: int) -> str:
    return ngettext(
        "Look at %(number)s thing that the other side says is done",
        "Look at %(number)s things that the other side says are done",
        count,
    )


COUNTS = (
    Count(
        "milestones_company",
        _companies,
        lambda desk: due.milestones_of(ME, company=True, today=desk.today),
        _late_or_soon,
        _page("milestones"),
        first="due_on",
    ),
    Count(
        "milestones",
        _others,
        lambda desk: due.milestones_of(ME, company=False, today=desk.today),
        _late_or_soon,
        _page("milestones"),
        first="due_on",
    ),
    Count(
        "looks_company",
        _companies,
        lambda _desk: due.looks_of(ME, company=True),
        _to_look_at,
        _page("looks"),
    ),
    Count(
        "looks",
        _others,
        lambda _desk: due.looks_of(ME, company=False),
        _to_look_at,
        _page("looks"),
    ),
    Count(
        "pay",
        _both,
        lambda _desk: due.pay_of(ME),
        lambda count: ngettext(
            "Answer %(number)s proposal of pay",
            "Answer %(number)s proposals of pay",
            count,
        ),
        _page("pay"),
    ),
    Count(
        "logos",
        _both,
        lambda _desk: due.logos_of(ME),
        lambda count: ngettext(
            "Answer %(number)s request to use your name or logo",
            "Answer %(number)s requests to use your name or logo",
            count,
        ),
        _page("logos"),
    ),
    Count(
        "data_uses",
        _both,
        lambda _desk: due.data_of(ME),
        lambda count: ngettext(
            "Answer %(number)s record of the use of patients’ data",
            "Answer %(number)s records of the use of patients’ data",
            count,
        ),
        _page("data"),
    ),
    Count(
        "materials",
        _both,
        lambda _desk: due.materials_of(ME),
        lambda count: ngettext(
            "Read %(number)s text that the other side shows you",
            "Read %(number)s texts that the other side shows you",
            count,
        ),
        _page("materials"),
        first="due_on",
    ),
)
