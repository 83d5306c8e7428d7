"""Sums of a search, per currency and never over currencies, with what recipients say."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import QuerySet, Sum

from disclosures.exports.copying import literal
from disclosures.models.register import RegisterLine, RegisterSum, RegisterTotal
from register.forms import SearchForm
from register.words import ANSWERS

CAP = 5_000  # adding up more would make common words slow


@dataclass
class Total:
    """What was given in one currency, and how many entries have which answer."""

    currency: str
    amount: Decimal = Decimal(0)
    lines: int = 0
    answers: dict[str, int] = field(default_factory=dict)

    def said(self) -> list[tuple[str, str, int]]:
        """Code, name and number of each answer that occurs, in a fixed order."""
        return [
            (code, str(name), self.answers[code])
            for code, name in ANSWERS.items()
            if self.answers.get(code)
        ]


@dataclass(frozen=True)
class Totals:
    """`rows` is empty when there are more than `CAP` entries that nobody summed."""

    rows: list[Total]
    lines: int
    more: bool


def of_search(form: SearchForm) -> Totals:
    """One query: from the tables of sums, or from at most `CAP` entries."""
    if form.searches_text:
        return _counted(form.apply(RegisterLine.objects.all()))
    facets = form.facets()
    sums: QuerySet[Any] = (
        RegisterTotal.objects.all()
        if "organisation" in facets
        else RegisterSum.objects.filter(company=facets.pop("company", None))
    )
    groups = (
        sums.filter(lines__gt=0, **facets)
        .values_list("currency", "answer")
        .annotate(amount=Sum("amount"), number=Sum("lines"))
        .order_by()
    )
    return Totals(together(groups), sum(group[3] for group in groups), more=False)


def together(groups: Iterable[tuple[str, str, Decimal, int]]) -> list[Total]:
    """Currency, answer, amount and number, gathered by currency; most entries first."""
    totals: dict[str, Total] = {}
    for currency, answer, amount, number in groups:
        total = totals.setdefault(currency, Total(currency))
        total.amount += amount or 0
        total.lines += number
        total.answers[answer] = total.answers.get(answer, 0) + number
    return sorted(totals.values(), key=lambda total: (-total.lines, total.currency))


def _counted(lines: QuerySet[RegisterLine]) -> Totals:
    found = lines.order_by().values_list("currency", "answer", "amount")[: CAP + 1]
    with connection.cursor() as cursor:
        cursor.execute(
            "select currency, answer, sum(amount), count(*)"  # noqa: S608  our own SQL
            f" from ({literal(found)}) found (currency, answer, amount) group by 1, 2"
        )
        rows = together(cursor.fetchall())
    number = sum(total.lines for total in rows)
    if number > CAP:
        return Totals([], CAP, more=True)
    return Totals(rows, number, more=False)
