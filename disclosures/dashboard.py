"""The figures of a company's year beside those of the year before: sums, answers, days.

Each group is of one currency: nothing is added up over currencies. What is left out of
the report is not counted.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from disclosures.correction_figures import ASKED, COLUMNS, CorrectionFigures
from disclosures.correction_figures import figures as corrections_told
from disclosures.models import Period, Report
from regimes import nil
from regimes.deadlines import REVIEW_CLOSES, Deadline, deadlines
from regimes.profile import categories
from ui.countries import country_name

MOST_RECIPIENTS = 20

GROUPS = """
select e.period_id, grouping(t.category, o.country, e.currency), t.category, o.country,
  e.currency, count(*), count(distinct e.recipient_id), coalesce(sum(e.amount), 0),
  count(*) filter (where t.vat_treatment <> 'unknown' or e.amount is null),
  count(*) filter (where e.answer = 'confirmed'),
  count(*) filter (where e.answer <> 'none')
from disclosures_entry e
join disclosures_transfer t on t.id = e.transfer_id
join organisations_organisation o on o.id = e.recipient_id
where e.period_id = any(%(periods)s) and e.state <> 'excluded'
group by e.period_id, grouping sets
  ((t.category, e.currency), (o.country, e.currency), (e.currency), ())
"""
CATEGORY, COUNTRY, CURRENCY, WHOLE = 2, 4, 6, 7
"""What `grouping` says of each: the columns that it adds up over."""

# No limit: `most` is null. Help without a value counts as an entry of a sum of nothing.
RECIPIENTS = """
select o.public_id, o.legal_name, e.currency,
  count(*) filter (where e.period_id = %(period)s),
  coalesce(sum(e.amount) filter (where e.period_id = %(period)s), 0) as now,
  count(*) filter (where e.period_id <> %(period)s),
  coalesce(sum(e.amount) filter (where e.period_id <> %(period)s), 0)
from disclosures_entry e
join organisations_organisation o on o.id = e.recipient_id
where e.period_id = any(%(periods)s) and e.state <> 'excluded'
group by o.id, e.currency
order by now desc, o.id, e.currency limit %(most)s
"""

QUESTIONS = f"""
select q.*, c.* from (
select count(*), count(*) filter (where q.state = 'settled'),
  count(*) filter (where q.state = 'open'),
  percentile_cont(0.5) within group (order by q.answered_on - q.asked_on)
from disclosures_question q
join disclosures_entry e on e.id = q.entry_id
where e.period_id = %(period)s
) q cross join ({ASKED}) c
"""  # noqa: S608  constants of ours


@dataclass(frozen=True)
class Sum:
    """Entries of one group in one currency, and the same group in the year before."""

    code: str
    name: str
    currency: str
    entries: int
    amount: Decimal
    entries_before: int = 0
    amount_before: Decimal = Decimal(0)

    @property
    def change(self) -> Decimal:
        return self.amount - self.amount_before


@dataclass(frozen=True)
class Whole:
    """All entries of a year. `told`: those of which VAT is known."""

    entries: int = 0
    recipients: int = 0
    told: int = 0
    confirmed: int = 0
    answered: int = 0

    def share(self, number: int) -> int | None:
        """In per cent, rounded down; None where there is nothing."""
        return number * 100 // self.entries if self.entries else None


@dataclass(frozen=True)
class Due:
    """A last day, and how many days are left (below zero: how many it is late)."""

    deadline: Deadline
    days: int


@dataclass
class Dashboard:
    """All of it; `before` is the period of the year before, if there is one."""

    period: Period
    before: Period | None
    whole: Whole
    whole_before: Whole
    currencies: list[Sum] = field(default_factory=list)
    categories: list[Sum] = field(default_factory=list)
    countries: list[Sum] = field(default_factory=list)
    recipients: list[Sum] = field(default_factory=list)
    due: list[Due] = field(default_factory=list)
    questions: int = 0
    settled: int = 0
    waiting: int = 0
    days_to_answer: Decimal | None = None
    corrections_asked: list[CorrectionFigures] = field(default_factory=list)
    report: Report | None = None

    @property
    def corrections(self) -> int:
        """Versions after the first."""
        return self.report.version - 1 if self.report else 0

    def tables(self) -> list[tuple[str, str, list[Sum]]]:
        """What each is called in an address, and for people."""
        return [
            ("all", _("All"), self.currencies),
            ("kinds", _("By kind"), self.categories),
            ("countries", _("By country of the recipient"), self.countries),
            ("recipients", _("Largest recipients"), self.recipients),
        ]


def dashboard(
    period: Period, today: datetime.date, *, most: int | None = MOST_RECIPIENTS
) -> Dashboard:
    """Five queries, however many entries there are. `period` comes with its rules.

    `most`: so many recipients; None: all of them, as files have them.
    """
    before = (
        Period.objects.filter(
            company=period.company_id,
            regime__code=period.regime.code,
            ends_on__lt=period.starts_on,
        )
        .order_by("-starts_on")
        .first()
    )
    periods = [each.pk for each in (period, before) if each is not None]
    rows = _asked(GROUPS, periods=periods)
    now = [row[1:] for row in rows if row[0] == period.pk]
    then = [row[1:] for row in rows if row[0] != period.pk]
    names = {each.code: each.label for each in categories(period.regime.profile)}
    found = _asked(QUESTIONS, period=period.pk, company=period.company_id)[0]
    (count, settled, waiting, days), asked = (
        found[: -2 * COLUMNS],
        found[-2 * COLUMNS :],
    )
    corrections = (
        corrections_told(_("About this report"), asked[:COLUMNS], today),
        corrections_told(_("About all your reports"), asked[COLUMNS:], today),
    )
    reports = Report.objects.filter(period=period).exclude(published_on=None)
    whole = _whole(now)
    return Dashboard(
        period,
        before,
        whole,
        _whole(then),
        currencies=_sums(now, then, CURRENCY, 3, lambda code: code),
        categories=_sums(now, then, CATEGORY, 1, lambda code: names.get(code, code)),
        countries=_sums(now, then, COUNTRY, 2, country_name),
        recipients=[
            Sum(*row)
            for row in _asked(RECIPIENTS, period=period.pk, periods=periods, most=most)
        ],
        due=[
            Due(each, (each.on - today).days)
            for each in _last_days(period)
            if whole.entries or nil.nil_return(period.regime.profile) == nil.REQUIRED
        ],
        questions=count,
        settled=settled,
        waiting=waiting,
        days_to_answer=None if days is None else round(Decimal(days), 1),
        corrections_asked=[each for each in corrections if each],
        report=reports.order_by("-version").first(),
    )


def _last_days(period: Period) -> list[Deadline]:
    """As the rules say; of a check that has begun, the day that its recipients were told."""
    told = deadlines(period.regime.profile, period.ends_on)
    if period.state == Period.State.OPEN:
        return told
    others = [each for each in told if each.what != REVIEW_CLOSES]
    if period.state == Period.State.IN_REVIEW and period.review_closes_on:
        others.append(Deadline(REVIEW_CLOSES, period.review_closes_on))
    return sorted(others, key=lambda each: each.on)


def _asked(query: str, **values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _whole(rows: Iterable[tuple[Any, ...]]) -> Whole:
    for row in rows:
        if row[0] == WHOLE:
            return Whole(row[4], row[5], row[7], row[8], row[9])
    return Whole()


def _sums(
    now: list[tuple[Any, ...]],
    then: list[tuple[Any, ...]],
    group: int,
    column: int,
    name: Callable[[str], str],
) -> list[Sum]:
    """The largest first; groups that were there only the year before come last."""
    kept = {(row[column], row[3]): (row[4], row[6]) for row in now if row[0] == group}
    past = {(row[column], row[3]): (row[4], row[6]) for row in then if row[0] == group}
    nothing = (0, Decimal(0))
    sums = [
        Sum(
            code or "",
            str(name(code or "")) or "–",
            currency,
            *kept.get((code, currency), nothing),
            *past.get((code, currency), nothing),
        )
        for code, currency in {**kept, **past}
    ]
    return sorted(sums, key=lambda each: (each.currency, -each.amount, each.name))
