"""What a published entry says, as labelled facts; and how two versions differ."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from register import words
from ui.changes import Change
from ui.templatetags.ui import day, money


@dataclass(frozen=True)
class Fact:
    """One thing that an entry says; `url` leads to whom it is about."""

    label: str
    value: str
    url: str = ""


def read(content: str) -> dict[str, Any]:
    """The content of a line version."""
    read: dict[str, Any] = json.loads(content)
    return read


def written_day(text: str | None) -> str:
    """2026-03-14 as 14 March 2026."""
    return day(date.fromisoformat(text)) if text else ""


def facts(content: dict[str, Any]) -> list[Fact]:
    """Everything that an entry says of itself, in the order of the page; no empty ones."""
    listed = [
        _side(_("Company"), content["company"]),
        _side(_("Recipient"), content["recipient"]),
        _side(_("Passed on to"), content.get("ultimate_recipient")),
        _side(_("Paid by"), content.get("paid_by")),
        Fact(_("Name on the bank statement"), content.get("intermediary") or ""),
        Fact(_("Amount"), _amount(content)),
        Fact(
            _("Refund"),
            _("Yes: this was paid back to the company.")
            if content.get("refund")
            else "",
        ),
        Fact(_("VAT"), _vat(content)),
        Fact(_("Kind"), content["category"]["label"]),
        Fact(_("Given as"), _named(words.FORMS, content.get("form"))),
        Fact(
            _("How it was valued"), _named(words.VALUATIONS, content.get("valuation"))
        ),
        Fact(_("What it was for"), content.get("description") or ""),
        Fact(_("Benefit"), content.get("benefit") or ""),
        Fact(_("Tied to a purpose"), _yes_or_no(content.get("restricted"))),
        Fact(_("Year"), str(content["year"])),
        Fact(
            _("Paid on"),
            written_day(content.get("paid_on")) or _("The company gave only the year."),
        ),
        Fact(_("Counts on"), _counts_on(content)),
        Fact(_("Agreement"), _agreement(content.get("agreement"))),
        Fact(_("Published elsewhere"), _elsewhere(content.get("published_elsewhere"))),
    ]
    return [fact for fact in listed if fact.value]


def statements(content: dict[str, Any]) -> list[Fact]:
    """What the two sides said about it when it was published."""
    answer = content.get("answer") or {}
    question = content.get("question") or {}
    reservations = content.get("reservations") or []
    listed = [
        Fact(_("Recipient’s answer"), words.answer(answer.get("status", "none"))),
        Fact(_("Answered on"), written_day(answer.get("on"))),
        Fact(
            _("What the recipient says is wrong"),
            _named(words.QUESTIONS, question.get("reason")),
        ),
        Fact(_("In the recipient’s words"), question.get("words") or ""),
        Fact(_("In the company’s words"), question.get("company_words") or ""),
        Fact(
            _("The company’s reservations"),
            "\n".join(each.get("words", "") for each in reservations),
        ),
    ]
    return [fact for fact in listed if fact.value]


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """What one version says otherwise than the one before it, in words."""
    old, new = (
        {fact.label: fact.value for fact in [*facts(content), *statements(content)]}
        for content in (before, after)
    )
    return [
        Change(label, old.get(label, ""), new.get(label, ""))
        for label in dict.fromkeys([*new, *old])
        if old.get(label) != new.get(label)
    ]


def _counts_on(content: dict[str, Any]) -> str:
    """The day that decides the year, where it is another one than that of the payment."""
    on = content.get("recognised_on")
    if not on or on == content["paid_on"]:
        return ""
    named = _named(words.COUNTS_ON, content.get("recognised_by"))
    return ", ".join(filter(None, [written_day(on), named]))


def _side(label: str, side: dict[str, Any] | None) -> Fact:
    if not side:
        return Fact(label, "")
    url = reverse("register:organisation", args=[side["public_id"]])
    return Fact(label, f"{side['name']}, {words.country(side['country'])}", url)


def _amount(content: dict[str, Any]) -> str:
    if content["amount"] is None:
        return _("No amount: a value would not be meaningful.")
    return money(content["amount"], content["currency"])


def _vat(content: dict[str, Any]) -> str:
    vat = content.get("vat") or {}
    treatment = _named(words.VAT, vat.get("treatment"))
    if vat.get("amount"):
        return f"{treatment} ({money(vat['amount'], content['currency'])})"
    return treatment


def _agreement(agreement: dict[str, Any] | None) -> str:
    if not agreement:
        return ""
    if signed_on := written_day(agreement.get("signed_on")):
        return _("%(title)s, signed on %(date)s") % {
            "title": agreement["title"],
            "date": signed_on,
        }
    return str(agreement["title"])


def _elsewhere(elsewhere: dict[str, Any] | None) -> str:
    if not elsewhere:
        return ""
    return ", ".join(
        filter(None, [elsewhere.get("where"), written_day(elsewhere.get("on"))])
    )


def _yes_or_no(value: bool | None) -> str:  # noqa: FBT001  a fact of three values
    return "" if value is None else _("Yes") if value else _("No")


def _named(names: dict[str, Any], code: str | None) -> str:
    return str(names.get(code, code)) if code else ""
