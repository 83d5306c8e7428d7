"""What a column of a published table holds, as Frictionless Table Schema and CSVW tell it."""

from dataclasses import dataclass
from typing import Any

ANSWERS = ("confirmed", "questioned", "cannot_tell", "none", "not_reached", "historic")
FORMS = ("cash", "in_kind", "service")
VAT = ("included", "excluded", "not_applicable", "unknown")
VALUATIONS = ("price_paid", "market_price", "cost", "hours", "not_meaningful")


DAYS = ("paid_on", "received_on", "invoiced_on", "agreed_on", "activity_on")


@dataclass(frozen=True)
class Field:
    """`type` is one of Table Schema; `sql` gives the value where it isn't the name itself."""

    name: str
    about: str
    type: str = "string"
    required: bool = False
    choices: tuple[str, ...] = ()
    sql: str = ""

    def as_table_schema(self) -> dict[str, Any]:
        said: dict[str, Any] = {
            "name": self.name,
            "type": self.type,
            "description": self.about,
        }
        limits: dict[str, Any] = {}
        if self.required:
            limits["required"] = True
        if self.choices:
            limits["enum"] = list(self.choices)
        return said | ({"constraints": limits} if limits else {})


def id_(name: str, about: str, *, required: bool = True, sql: str = "") -> Field:
    return Field(name, about, required=required, sql=sql)


def day(name: str, about: str, *, required: bool = False, sql: str = "") -> Field:
    return Field(name, about, "date", required=required, sql=sql)


def money(name: str, about: str, *, sql: str = "") -> Field:
    return Field(name, about, "number", sql=sql)


# The columns of every download of lines (columns.COLUMNS), in that order.
OF_LINES = (
    id_("line", "Permanent id of the entry."),
    Field("version", "1, 2, 3 and so on.", "integer", required=True),
    Field("year", "Of the payment.", "year", required=True),
    day("paid_on", "Day of the payment, where it is known."),
    Field("company", "Who publishes, as published.", required=True),
    id_("company_id", "Permanent id of the company."),
    Field("organisation", "Who received it, as published.", required=True),
    id_("organisation_id", "Permanent id of the recipient."),
    Field("country", "Of the recipient: ISO 3166-1, two letters."),
    Field("category", "Code of the kind of payment.", required=True),
    Field(
        "form",
        "Money, help that is not money, or a service.",
        required=True,
        choices=FORMS,
    ),
    Field("description", "What it was for."),
    Field("benefit", "What help that is not money was."),
    money("amount", "Exact; empty where help can't be valued in money."),
    Field("currency", "ISO 4217. Never add up two currencies.", required=True),
    Field(
        "vat_treatment",
        "Whether the amount contains value added tax.",
        required=True,
        choices=VAT,
    ),
    Field("agreement", "Title of the agreement."),
    Field(
        "answer",
        "What the recipient said, those given since publication included.",
        required=True,
        choices=ANSWERS,
    ),
    day("answered_on", "Day of the answer."),
    Field(
        "reservation",
        "Whether something was not as it should be.",
        "boolean",
        required=True,
    ),
    Field("published_elsewhere", "Where it was published before this register."),
    day("first_published_on", "Day of its first publication.", required=True),
    day("changed_on", "Day of the publication of this version.", required=True),
    id_("report", "Permanent id of the report's version that holds it now."),
    Field(
        "methodology",
        "Address at which the company says how it counted.",
        required=True,
    ),
    day("recognised_on", "Day that counts for the year, where it is known."),
    Field(
        "recognised_by",
        "Which day of the payment that is; empty where it is none of these.",
        choices=DAYS,
    ),
)
