"""Entries as a recipient or an officer reads them in a list."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from audit.acting import Actor
from disclosures.lapses import differences
from disclosures.lifecycle.entries import may_not_answer
from disclosures.lifecycle.questions import DISPUTED
from disclosures.models import Answer, Entry, Question, Transfer
from disclosures.models.entries import EntryQuerySet
from regimes.profile import categories
from ui.changes import Change
from ui.templatetags.ui import day


@dataclass(frozen=True)
class Row:
    """An entry with what a page says about it beside its own facts."""

    entry: Entry
    category: str
    paid: str
    paid_by: str
    changed: list[Change]
    question_state: str
    may_answer: bool

    @property
    def key(self) -> str:
        """Names the entry and the version that is on the page."""
        return f"{self.entry.public_id}.{self.entry.version}"

    @property
    def waiting(self) -> bool:
        return self.entry.answer == Answer.NONE

    @property
    def title(self) -> str:
        """What the payment was for, or its category where nothing is said."""
        return self.entry.transfer.description or self.category


def loaded(entries: EntryQuerySet) -> EntryQuerySet:
    """With everything that a `Row` reads, in one query."""
    asked = Question.objects.filter(
        entry=OuterRef("pk"), recipient=OuterRef("recipient"), state__in=DISPUTED
    )
    return entries.select_related(
        "transfer__disclosed_by",
        "transfer__paid_by",
        "transfer__ultimate_recipient",
        "period__company",
        "period__regime",
        "recipient",
    ).annotate(
        question_state=Subquery(asked.order_by("-pk").values("state")[:1]),
    )


def row(entry: Any, actor: Actor) -> Row:
    """Of an entry from `loaded`; no query."""
    names = {c.code: c.label for c in categories(entry.period.regime.profile)}
    transfer = entry.transfer
    return Row(
        entry=entry,
        category=names.get(transfer.category, transfer.category),
        paid=paid_when(transfer),
        paid_by=paid_by(transfer),
        changed=differences(entry),
        question_state=getattr(entry, "question_state", None) or "",
        may_answer=not may_not_answer(entry, actor),
    )


def paid_when(transfer: Transfer) -> str:
    """The day, or the year where only that is known."""
    return day(transfer.paid_on) if transfer.paid_on else str(transfer.paid_year)


def paid_by(transfer: Transfer) -> str:
    """Whom to look for on a bank statement."""
    payer = (transfer.paid_by or transfer.disclosed_by).legal_name
    if transfer.intermediary:
        return _("Paid by %(company)s; on your bank statement: %(name)s") % {
            "company": payer,
            "name": transfer.intermediary,
        }
    return _("Paid by %(company)s") % {"company": payer}
