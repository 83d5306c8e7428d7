"""A statement in sentences: its dates, its rows' remarks, and what it doesn't know."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.models import Answer, Form, Vat
from independence.statements import (
    COUNTED,
    EXCLUDED,
    FUNDING,
    PASSED_ON,
    YEAR,
    Facts,
)
from ui.amounts import written
from ui.dates import written_day


def title(facts: Facts) -> str:
    if facts["kind"] == FUNDING:
        return _("Funding from companies")
    return _("Support from companies in %(year)s") % {"year": facts["first"][:4]}


def stretch(facts: Facts) -> str:
    """ "15 March 2025 to 14 March 2026 (12 months)"."""
    days = _("%(first)s to %(last)s") % {
        "first": _day(facts["first"]),
        "last": _day(facts["last"]),
    }
    if not facts["months"]:
        return days
    return _("%(days)s (%(months)s months)") % {"days": days, "months": facts["months"]}


def made(facts: Facts) -> str:
    return _("Made on %(day)s by %(person)s") % {
        "day": _day(facts["made_on"]),
        "person": facts["made_by"],
    }


def when(row: Facts) -> str:
    """The day, or the year where only that is known."""
    return row["date"] if row["date_known"] == YEAR else _day(row["date"])


def what(row: Facts) -> str:
    """What it was for, and the benefit where there is no value."""
    texts = [row["description"] or _(row["category"]), row["benefit"]]
    return ". ".join(text.rstrip(".") for text in texts if text)


def value(row: Facts) -> str:
    if row["amount"] is None:
        return _("no value given")
    return written(Decimal(row["amount"]), row["currency"])


def confirmed(row: Facts) -> bool:
    return bool(row["answer"] == Answer.CONFIRMED)


def remarks(row: Facts) -> list[str]:
    """What a reader must know of one row."""
    answers = {
        Answer.NONE: _("Not confirmed by us yet."),
        Answer.QUESTIONED: _("Not confirmed: we say that something is wrong."),
        Answer.CANNOT_TELL: _("Not confirmed: we can’t tell."),
    }
    found = [answers.get(row["answer"], "")]
    if row["refund_of"]:
        found.append(_("Paid back."))
    if row["form"] == Form.IN_KIND:
        found.append(_("Help that is not money."))
    if row["form"] == Form.SERVICE:
        found.append(_("Payment for a service."))
    if row["through"]:
        found.append(_("Through %(name)s.") % {"name": row["through"]})
    if row["counts"] == PASSED_ON:
        found.append(_("Passed on to %(name)s.") % {"name": row["passed_on_to"]})
    if row["counts"] == EXCLUDED:
        found.append(_("Not published: %(why)s") % {"why": row["because"]})
    return [text for text in found if text]


def unknown(facts: Facts) -> list[str]:
    """What the statement doesn't know or leave out, in sentences."""
    return [*_limits(facts), *_of_rows(facts["rows"])]


def _limits(facts: Facts) -> Iterable[str]:
    if facts["only_company"]:
        yield _(
            "Only what %(company)s gave: nobody has verified yet that the person who made"
            " this may act for the organisation. It is not the whole picture."
        ) % {"company": facts["only_company"]}
    yield _(
        "Payments that a company has not sent to the organisation for checking are not"
        " in it, nor are companies that do not report here, unless they are named."
    )


def _of_rows(rows: list[Facts]) -> Iterable[str]:
    counted = [row for row in rows if row["counts"] == COUNTED]
    if count := sum(not confirmed(row) for row in counted):
        yield ngettext(
            "%(count)s payment or help is not confirmed by the organisation.",
            "%(count)s payments or help are not confirmed by the organisation.",
            count,
        ) % {"count": count}
    if count := sum(row["date_known"] == YEAR for row in counted):
        yield ngettext(
            "Of %(count)s row only the calendar year is known: it may lie outside these"
            " dates.",
            "Of %(count)s rows only the calendar year is known: they may lie outside"
            " these dates.",
            count,
        ) % {"count": count}
    if count := sum(row["amount"] is None for row in counted):
        yield ngettext(
            "%(count)s help has no value in money: it is described.",
            "%(count)s helps have no value in money: they are described.",
            count,
        ) % {"count": count}
    if count := sum(row["vat"] == Vat.UNKNOWN for row in counted):
        yield ngettext(
            "Of %(count)s amount it is not known whether it contains VAT.",
            "Of %(count)s amounts it is not known whether they contain VAT.",
            count,
        ) % {"count": count}


def _day(iso: str) -> str:
    return written_day(datetime.date.fromisoformat(iso))
