"""Corrections that were asked for, beside what they are about: in the same query."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Aggregate,
    Count,
    F,
    FloatField,
    JSONField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.models.public import RegisterCorrection
from register import words
from register.facts import written_day

MOST = 20


@dataclass(frozen=True)
class Asked:
    """What it is about, what became of it, and the company's words."""

    on: str
    about: str
    answered: str
    company_words: str


def corrections(found: QuerySet[RegisterCorrection]) -> ArraySubquery:
    """The newest ones of a row of another query."""
    row = JSONObject(
        reason="reason",
        asked_on="asked_on",
        answer_by="answer_by",
        outcome="outcome",
        company_words="company_words",
        answered_on="answered_on",
    )
    return ArraySubquery(found.order_by("-pk").values(row=row)[:MOST])


def read_corrections(rows: list[dict[str, Any]]) -> list[Asked]:
    """As the page words them, with the days that an answer took."""
    return [
        Asked(
            written_day(row["asked_on"]),
            str(words.CORRECTIONS.get(row["reason"], row["reason"])),
            _answered(row),
            row["company_words"],
        )
        for row in rows
    ]


def _answered(row: dict[str, Any]) -> str:
    asked_on, answer_by = (
        date.fromisoformat(row[k]) for k in ("asked_on", "answer_by")
    )
    if not row["answered_on"]:
        if answer_by < timezone.localdate():
            return _("No answer; it was due on %(day)s.") % {
                "day": written_day(row["answer_by"])
            }
        return _("An answer is due by %(day)s.") % {
            "day": written_day(row["answer_by"])
        }
    days = (date.fromisoformat(row["answered_on"]) - asked_on).days
    after = ngettext(
        "Answered after %(days)d day", "Answered after %(days)d days", days
    ) % {"days": days}
    return f"{after}: {words.OUTCOMES.get(row['outcome'], row['outcome'])}."


class MedianDays(Aggregate):
    """The middle one of the days from the second date to the first."""

    template = "percentile_cont(0.5) within group (order by %(expressions)s)"
    arg_joiner = " - "
    output_field = FloatField()


def of_company() -> Subquery:
    """What was asked of a company, to be read with its row: `answering` words it."""
    found = (
        RegisterCorrection.objects.filter(company_public_id=OuterRef("public_id"))
        .order_by()
        .values("company_public_id")
        .annotate(
            asked=Count("pk"),
            answered=Count("answered_on"),
            days=MedianDays(F("answered_on"), F("asked_on")),
            oldest=Min("asked_on", filter=Q(answered_on=None)),
        )
    )
    row = JSONObject(asked="asked", answered="answered", days="days", oldest="oldest")
    return Subquery(found.values(row=row), output_field=JSONField())


def answering(told: dict[str, Any] | None) -> str:
    """How many corrections were asked for and answered, how fast, and what waits."""
    if not told:
        return ""
    said = [
        ngettext(
            "%(asked)d correction was asked for, %(answered)d answered.",
            "%(asked)d corrections were asked for, %(answered)d answered.",
            told["asked"],
        )
        % told
    ]
    if told["days"] is not None:
        said.append(
            _("Days until an answer, the middle one: %(days)s.")
            % {"days": f"{round(told['days'], 1):g}"}
        )
    if told["oldest"]:
        said.append(
            _("%(open)d waiting, the oldest since %(day)s.")
            % {
                "open": told["asked"] - told["answered"],
                "day": written_day(told["oldest"]),
            }
        )
    return " ".join(said)
