"""Reading the ledger for its pages: one transfer with everything, and its history."""

import datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, F, OuterRef, Subquery, Sum, Value, When
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.timeline import Moment, Related, timeline
from disclosures.models import Answer, Entry, Evidence, Question
from disclosures.models.transfers import TransferQuerySet

SHOWN_STATES = ("in_review", "published")


def with_everything(transfers: TransferQuerySet) -> Any:
    """One transfer's page in one query; `documents` are facts of its evidence."""
    documents = (
        Evidence.objects.filter(transfer=OuterRef("pk"))
        .order_by("pk")
        .values(
            told=JSONObject(
                public_id="document__public_id",
                name="document__name",
                size="document__size",
                owner="document__owner_id",
            )
        )
    )
    shown = (
        Entry.history.filter(transfer_id=OuterRef("pk"), state__in=SHOWN_STATES)
        .order_by("history_id")
        .values("history_date")[:1]
    )
    return (
        transfers.with_parties()
        .select_related("entry__period", "batch", "refund_of")
        .annotate(documents=ArraySubquery(documents), shown_at=Subquery(shown))
    )


def history(transfer: Any, viewer: Actor) -> list[Moment]:
    """What happened to a transfer: its facts, its answers and questions, its evidence.

    The recipient's side begins when the row reached it: what a company wrote while it
    prepared the row is its own.
    """
    own = viewer.organisation_id == transfer.disclosed_by_id
    since: datetime.datetime | None = None
    if not own and not transfer.published_elsewhere:
        since = transfer.shown_at
    answers = Case(
        *(
            When(answer=value, then=Value(str(label)))
            for value, label in Answer.choices
            if value != Answer.NONE
        ),
        default=Value(""),
        output_field=CharField(),
    )
    of_this = {"transfer_id": transfer.pk}
    entry = getattr(transfer, "entry", None)
    questions = Question.history.filter(entry_id=entry.pk if entry else None)
    return timeline(
        transfer,
        viewer=viewer,
        since=since,
        related=[
            Related(Entry.history.filter(**of_this), _("Answer"), answers),
            Related(questions, _("Question"), F("words")),
            Related(questions, _("The company's answer"), F("company_words")),
            Related(
                Evidence.history.filter(**of_this), _("Evidence"), F("document__name")
            ),
        ],
    )


def totals(transfers: TransferQuerySet) -> list[tuple[str, Decimal]]:
    """Sums per currency; never a sum over currencies."""
    summed = (
        transfers.order_by()
        .exclude(amount=None)
        .values("currency")
        .annotate(total=Sum("amount"))
        .order_by("currency")
    )
    return [(row["currency"], row["total"]) for row in summed]
