"""Reading the ledger for its pages: one transfer with everything, and its history."""

import datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Cast, JSONObject
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.models import clock
from audit.timeline import Moment, Related, after, timeline
from disclosures.models import Answer, Entry, Evidence, Line, Question, Transfer
from disclosures.models.transfers import TransferQuerySet
from organisations import classification

MOST_INSTALMENTS = 50
SHOWN_STATES = ("in_review", "published")


def with_everything(transfers: TransferQuerySet, viewer: Actor) -> Any:
    """One transfer's page in one query; `documents` are facts of its evidence.

    `family`: the whole of which it is a part and the other parts, or its own parts, as far
    as the viewer may see them. `came_back`: its refunds. `instalments`: other payments
    under its agreement, the first ones. `line` is the permanent id of its published entry, if
    there is one.
    """
    line = Line.objects.filter(entry_id=OuterRef("entry__pk"))
    documents = (
        Evidence.objects.for_actor(viewer)
        .filter(transfer=OuterRef("pk"))
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
    same = Q(split_of=OuterRef("pk")) | Q(split_of=OuterRef("split_of_id"))
    family = (
        Transfer.objects.for_actor(viewer)
        .filter(same | Q(pk=OuterRef("split_of_id")))
        .exclude(pk=OuterRef("pk"))
        .order_by("pk")
        .values(
            told=JSONObject(
                public_id="public_id",
                key="pk",
                amount=Cast("amount", CharField()),
                currency="currency",
                recipient="recipient__legal_name",
                state="state",
            )
        )
    )
    refunds = (
        Transfer.objects.for_actor(viewer)
        .filter(refund_of=OuterRef("pk"))
        .order_by("pk")
        .values(
            told=JSONObject(
                public_id="public_id",
                amount=Cast("amount", CharField()),
                year="paid_year",
                state="state",
            )
        )
    )
    instalments = (
        Transfer.objects.for_actor(viewer)
        .filter(agreement=OuterRef("agreement"), state=Transfer.State.RECORDED)
        .exclude(pk=OuterRef("pk"))
        .order_by("paid_year", "paid_on", "pk")
        .values(
            told=JSONObject(
                public_id="public_id",
                amount=Cast("amount", CharField()),
                currency="currency",
                year="paid_year",
            )
        )[:MOST_INSTALMENTS]
    )
    return (
        transfers.with_parties()
        .select_related("entry__period", "batch", "refund_of", "agreement")
        .annotate(
            documents=ArraySubquery(documents),
            family=ArraySubquery(family),
            came_back=ArraySubquery(refunds),
            instalments=ArraySubquery(instalments),
            recipient_class=classification.told("recipient_id"),
            line=Subquery(line.values("public_id")[:1]),
        )
    )


def kept(transfer: Any) -> Decimal | None:
    """What stayed with the recipient, in the payment's currency; None without a refund."""
    back = [
        Decimal(each["amount"])
        for each in transfer.came_back
        if each["state"] == Transfer.State.RECORDED
    ]
    return transfer.amount + sum(back) if back else None


def history(transfer: Any, viewer: Actor) -> list[Moment]:
    """What happened to a transfer: its facts, its answers and questions, its evidence.

    The recipient's side begins when the row reached it: what a company wrote while it
    prepared the row is its own, and so is what another recipient said and proved.
    """
    own = viewer.organisation_id == transfer.disclosed_by_id
    mine = {} if own else {"recipient_id": viewer.organisation_id}
    since = None if own else _reached(transfer, viewer)
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
    questions = Question.history.filter(entry_id=entry.pk if entry else None, **mine)
    visible = Q() if own else Q(document__owner_id=viewer.organisation_id)
    if not own:
        visible |= Q(document__owner_id=transfer.disclosed_by_id)
    return timeline(
        transfer,
        viewer=viewer,
        since=since,
        related=[
            Related(Entry.history.filter(**of_this, **mine), _("Answer"), answers),
            Related(questions, _("Question"), F("words")),
            Related(questions, _("The company's answer"), F("company_words")),
            Related(
                Evidence.history.filter(visible, **of_this),
                _("Evidence"),
                F("document__name"),
            ),
        ],
    )


def _reached(transfer: Any, viewer: Actor) -> datetime.datetime:
    """Since when the viewer's organisation can see a row of which it is a recipient.

    A row that was somebody else's before tells nothing of that, nor of the change.
    """
    shown = Entry.history.filter(transfer_id=OuterRef("pk"), state__in=SHOWN_STATES)
    named = Transfer.history.filter(
        Q(recipient_id=viewer.organisation_id)
        | Q(ultimate_recipient_id=viewer.organisation_id),
        id=OuterRef("pk"),
    ).order_by("history_id")
    found = (
        Transfer.objects.filter(pk=transfer.pk)
        .annotate(
            shown_at=Subquery(shown.order_by("history_id").values("history_date")[:1]),
            named_at=Subquery(named.values("history_date")[:1]),
            named_by=Subquery(named.values("history_type")[:1]),
        )
        .values("shown_at", "named_at", "named_by")
        .get()
    )
    named_at: datetime.datetime = found["named_at"] or clock()
    shown_at: datetime.datetime = found["shown_at"] or clock()
    if found["named_by"] != "+":
        named_at = after(named_at)
    if transfer.published_elsewhere:
        return named_at
    return max(named_at, shown_at)


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
