"""What codes of the register are called."""

import tomllib
from functools import cache

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from disclosures.models.public import CorrectionOutcome, CorrectionReason
from regimes.reference import DATA
from ui.countries import country_name

ANSWERS = {
    "confirmed": _("Confirmed"),
    "questioned": _("Questioned"),
    "cannot_tell": _("Can’t tell"),
    "none": _("No answer"),
    "not_reached": _("Not reached"),
    "historic": _("Published before"),
}
ANSWERS_MEAN = {
    "confirmed": _(
        "The recipient says: we received this, from this company, for this."
    ),
    "questioned": _(
        "The recipient says that something is wrong. Both views are shown."
    ),
    "cannot_tell": _("The recipient was asked and could not tell."),
    "none": _("The recipient was asked and had not answered when it was published."),
    "not_reached": _(
        "The request to check did not reach the recipient. This is not an answer."
    ),
    "historic": _(
        "It was published elsewhere before this register; nobody was asked again."
    ),
}
FORMS = {
    "cash": _("Money"),
    "in_kind": _("Help that is not money"),
    "service": _("Payment for a service"),
}
VAT = {
    "included": _("VAT is included"),
    "excluded": _("VAT is not included"),
    "not_applicable": _("No VAT applies"),
    "unknown": _("Not known"),
}
COUNTS_ON = {
    "received_on": _("the day on which it arrived"),
    "invoiced_on": _("the day of the invoice"),
    "agreed_on": _("the day on which the agreement was signed"),
    "activity_on": _("the day of the event or of the work"),
}
VALUATIONS = {
    "price_paid": _("Price paid"),
    "market_price": _("Market price"),
    "cost": _("Own cost"),
    "hours": _("Hours at a rate"),
    "not_meaningful": _("A value would not be meaningful"),
}
SUCCESSIONS = {
    "renamed": _("renamed"),
    "merged": _("merged into another"),
    "taken_over": _("taken over"),
    "split": _("split"),
    "dissolved": _("dissolved"),
}
QUESTIONS = {
    "amount": _("The amount is wrong"),
    "date": _("The date or year is wrong"),
    "recipient": _("It was not paid to us"),
    "not_received": _("We did not receive it"),
    "twice": _("It is listed twice"),
    "category": _("It is in the wrong category"),
    "description": _("The description is wrong"),
    "vat": _("The VAT is wrong"),
    "other": _("Something else"),
}
CORRECTIONS = dict(CorrectionReason.choices)
OUTCOMES = dict(CorrectionOutcome.choices)


@cache
def _category_labels() -> dict[str, str]:
    """Codes and labels of the reporting rules that come with the portal."""
    labels: dict[str, str] = {}
    for path in sorted(DATA.glob("*.toml")):
        profile = tomllib.loads(path.read_text(encoding="utf-8"))["profile"]
        labels |= {each["code"]: each["label"] for each in profile["categories"]}
    return labels


def categories() -> dict[str, str]:
    """Codes and labels, in the order of the rules and the reader's language."""
    return {code: gettext(label) for code, label in _category_labels().items()}


def category(code: str) -> str:
    label = _category_labels().get(code)
    return gettext(label) if label else code.replace("_", " ").capitalize()


def answer(code: str) -> str:
    return str(ANSWERS.get(code, code))


def country(code: str) -> str:
    return country_name(code)
