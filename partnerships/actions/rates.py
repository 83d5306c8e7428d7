"""A company's rates: each version is brought whole, from a file or a form."""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from partnerships.actions.milestones import File
from partnerships.lifecycle.fair_pay import may_not_load_rates
from partnerships.models import ActivityKind, Level, Rate, RateTable
from tables import reading
from tables.notation import decimal_text
from tables.shapes import Row, Unusable
from ui.countries import COUNTRIES
from ui.currencies import CURRENCIES
from workflow.moves import Refused

LOADED = "rates_loaded"
COLUMNS = ("country", "activity", "level", "low", "high", "currency")
NEEDED = ("level", "low", "high", "currency")
MOST_ROWS = 2_000


def load(
    rates: Sequence[Mapping[str, Any]],
    *,
    valid_from: datetime.date,
    words: str,
    by: Actor,
    file: File | None = None,
    key: str = "",
) -> RateTable:
    """The next version of the actor's company; earlier engagements keep theirs."""
    with acting(by):
        if reasons := may_not_load_rates(by):
            raise Refused(reasons)
        if before := sent_before(key, LOADED, by=by):
            return RateTable.objects.get(pk=before.subject_id or 0)
        if not rates:
            raise Refused([_("Enter one rate at least.")])
        if twice := _twice(rates):
            raise Refused(twice)
        last = RateTable.objects.filter(company=by.organisation).aggregate(
            last=Max("number")
        )["last"]
        table = RateTable.objects.create(
            company_id=by.organisation,
            number=(last or 0) + 1,
            valid_from=valid_from,
            words=words,
            file=file.kept(by) if file else None,
        )
        table.refresh_from_db()
        Rate.objects.bulk_create(Rate(table=table, **rate) for rate in rates)
        record(LOADED, table, by=by, key=key, number=table.number)
        return table


def read(content: bytes, name: str) -> list[dict[str, Any]]:
    """Every rate of a file; raises Unusable with a sentence for each row that is wrong.

    Columns: country (ISO code, empty: any), activity (code or name, empty: any), level,
    low, high (for an hour, with a decimal point), currency.
    """
    look = reading.look(content, name)
    if look.questions:
        raise Unusable(*(question.sentence for question in look.questions))
    header = [text.strip().casefold() for text in look.header]
    if missing := [column for column in NEEDED if column not in header]:
        sentence = _("The file lacks the column “%(column)s”.")
        raise Unusable(*(sentence % {"column": column} for column in missing))
    places = {column: header.index(column) for column in COLUMNS if column in header}
    rates: list[dict[str, Any]] = []
    wrong: list[str] = []
    for row in reading.rows(content, name, look.options, places.values()):
        cells = {column: row.cells[place].strip() for column, place in places.items()}
        rate, reasons = _rate(cells)
        wrong += _in_row(row, [*row.trouble, *reasons])
        rates.append(rate)
        if len(rates) > MOST_ROWS:
            raise Unusable(_("The file has more than 2,000 rows."))
    if wrong:
        raise Unusable(*wrong[:20])
    return rates


def _in_row(row: Row, reasons: Sequence[str]) -> list[str]:
    return [
        _("Row %(number)d: %(reason)s") % {"number": row.number, "reason": reason}
        for reason in reasons
    ]


def _rate(cells: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    reasons = []
    country = cells.get("country", "").upper()
    if country and country not in COUNTRIES:
        reasons.append(_("“%(text)s” is no country’s code.") % {"text": country})
    kind = _choice(ActivityKind, cells.get("activity", ""))
    if kind is None:
        reasons.append(
            _("“%(text)s” is no kind of activity.") % {"text": cells["activity"]}
        )
    level = _choice(Level, cells["level"])
    if not level:
        reasons.append(_("“%(text)s” is no level.") % {"text": cells["level"]})
    currency = cells["currency"].upper()
    if currency not in CURRENCIES:
        reasons.append(_("“%(text)s” is no currency.") % {"text": currency})
    low, high = _number(cells["low"]), _number(cells["high"])
    if low is None or high is None:
        reasons.append(_("Write the lowest and highest pay as 1234.50."))
    elif not 0 <= low <= high:
        reasons.append(_("The lowest pay is above the highest."))
    rate = {
        "country": country,
        "kind": kind or "",
        "level": level or "",
        "low": low,
        "high": high,
        "currency": currency,
    }
    return rate, reasons


def _choice(choices: Any, text: str) -> str | None:
    """The value of a choice that is written as its code or its name; "" for nothing."""
    if not text:
        return ""
    wanted = text.casefold().replace(" ", "_")
    for value, label in choices.choices:
        if wanted in (value, str(label).casefold().replace(" ", "_")):
            return str(value)
    return None


def _number(text: str) -> Decimal | None:
    read_ = decimal_text(text, ".")
    return None if read_ is None else Decimal(read_)


def _twice(rates: Sequence[Mapping[str, Any]]) -> list[str]:
    seen, reasons = set(), []
    for rate in rates:
        what = (rate["country"], rate["kind"], rate["level"])
        if what in seen:
            reasons.append(
                _(
                    "There are two rates for the same country, activity and level: %(what)s"
                )
                % {"what": ", ".join(filter(None, what))}
            )
        seen.add(what)
    return reasons
