"""What taking a stored file back would do, and which of its payments stand in the way.

All or nothing: a payment on which something hangs by now keeps the whole file. What was
left out already is out of the way, whatever else became of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Sum,
)
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from disclosures.imports.fields import ALWAYS, IF_SAID
from disclosures.models import (
    Answer,
    BooksPair,
    Entry,
    Evidence,
    ImportBatch,
    Line,
    PairedRow,
    Period,
    Question,
    Settlement,
    Transfer,
)
from disclosures.models.transfers import TransferQuerySet

MOST_SHOWN = 20
RECORDED = Q(state=Transfer.State.RECORDED)
THIS, ITS_ENTRY = OuterRef("pk"), OuterRef("entry__pk")


def _of(model: Any, **where: Any) -> Q:
    return Q(Exists(model.objects.filter(**where)))


SPLIT = _of(Transfer, split_of=THIS, state=Transfer.State.RECORDED)
CHANGED = gettext_lazy("It was changed since it was stored.")

ON_ANY: Mapping[str, tuple[Promise, Q]] = {
    "closed": (
        gettext_lazy("Its year is closed for changes."),
        ~Q(entry__period__state=Period.State.OPEN),
    ),
    "published": (
        gettext_lazy("It is published."),
        Q(entry__state=Entry.State.PUBLISHED) | _of(Line, entry_id=ITS_ENTRY),
    ),
    "answered": (
        gettext_lazy("Its recipient has answered about it."),
        ~Q(entry__answer=Answer.NONE) | Q(entry__lapsed_on__isnull=False),
    ),
    "questioned": (
        gettext_lazy("Its recipient has questioned it."),
        _of(Question, entry=ITS_ENTRY),
    ),
    "split": (gettext_lazy("It is split into parts."), SPLIT),
    "refunded": (
        gettext_lazy("It has a refund."),
        _of(Transfer, refund_of=THIS, state=Transfer.State.RECORDED),
    ),
}
"""What keeps a payment as it is, whether the file brought it or changed it."""

ON_NEW: Mapping[str, tuple[Promise, Q]] = {
    "changed": (CHANGED, ~Q(version=1)),
    **ON_ANY,
    "proved": (gettext_lazy("Evidence was added to it."), _of(Evidence, transfer=THIS)),
    "compared": (
        gettext_lazy("It is matched or discussed in a comparison of lists."),
        _of(PairedRow, transfer=THIS, live=True) | _of(Settlement, transfer=THIS),
    ),
    "booked": (
        gettext_lazy("It is matched with a payment in your books."),
        _of(BooksPair, transfer=THIS),
    ),
}
"""What keeps a payment that the file brought."""

# What a payment said in its version before the file changed it; columns that no file
# writes stay as they are.
WRITTEN = (
    *(field.column for field in (*ALWAYS.values(), *IF_SAID.values())),
    "recipient_id",
    "agreement_id",
    "valuation",
    "hours",
    "hourly_rate",
)
PUT_BACK = """
update disclosures_transfer t set
  {columns}, version = t.version + 1
from (
  select distinct on (h.id) h.* from disclosures_historicaltransfer h
  join unnest(%(ids)s::bigint[], %(versions)s::int[]) c (id, version) using (id)
  where h.version = c.version - 1
  order by h.id, h.history_id desc
) h
where t.id = h.id
"""


@dataclass(frozen=True)
class Obstacle:
    """A payment that stands in the way, and every reason why."""

    transfer: Transfer
    reasons: list[str]


@dataclass(frozen=True)
class TakingBack:
    """What would happen. `going` has a count and a sum for each year and currency."""

    going: list[Any]
    left_out: int
    put_back: int
    obstacles: list[Obstacle]
    in_the_way: int
    not_noted: int

    @property
    def payments(self) -> int:
        return sum(group["count"] for group in self.going)

    @property
    def more(self) -> int:
        """How many stand in the way beside those that are shown."""
        return self.in_the_way - len(self.obstacles)

    @property
    def reasons(self) -> list[str]:
        """Why the file can't be taken back now; nothing means that it can."""
        reasons = []
        if self.in_the_way:
            reasons.append(
                ngettext(
                    "%(count)d payment stands in the way, so nothing can be taken back.",
                    "%(count)d payments stand in the way, so nothing can be taken back.",
                    self.in_the_way,
                )
                % {"count": self.in_the_way}
            )
        if self.not_noted:
            reasons.append(
                ngettext(
                    "The file changed %(count)d payment that was here before, and it was"
                    " not noted which. Leave out what is wrong on the pages of the payments.",
                    "The file changed %(count)d payments that were here before, and it was"
                    " not noted which. Leave out what is wrong on the pages of the payments.",
                    self.not_noted,
                )
                % {"count": self.not_noted}
            )
        return reasons


def brought(batch: ImportBatch) -> TransferQuerySet:
    """What the file brought into the ledger, left out or not."""
    return Transfer.objects.filter(batch=batch)


def look(batch: ImportBatch) -> TakingBack:
    """The number of queries is the same for one payment and for any number."""
    going = brought(batch).filter(RECORDED)
    stand, moved_on = changed_before(batch)
    in_the_way = _held(
        brought(batch), ON_NEW, RECORDED, Q(SPLIT, state=Transfer.State.EXCLUDED)
    )
    held_before = _held(
        Transfer.objects.filter(pk__in=[*stand, *moved_on]),
        {"changed": (CHANGED, Q(pk__in=moved_on)), **ON_ANY},
        RECORDED,
    )
    shown = [*_shown(in_the_way, ON_NEW), *_shown(held_before, ON_ANY)]
    return TakingBack(
        going=list(
            going.values("paid_year", "currency")
            .annotate(count=Count("pk"), sum=Sum("amount"))
            .order_by("paid_year", "currency")
        ),
        left_out=brought(batch).exclude(RECORDED).count(),
        put_back=len(stand),
        obstacles=shown[:MOST_SHOWN],
        in_the_way=in_the_way.count() + held_before.count(),
        not_noted=0
        if batch.changed
        else batch.figures.get("verdicts", {}).get("update", 0),
    )


def changed_before(batch: ImportBatch) -> tuple[dict[int, int], list[int]]:
    """Payments that the file changed, not left out since: those that stand as it left
    them, with their versions, and those that somebody changed again."""
    noted = dict(batch.changed)
    now = Transfer.objects.filter(RECORDED, pk__in=noted).values_list("pk", "version")
    stand, moved_on = {}, []
    for key, version in now:
        if version == noted[key]:
            stand[key] = version
        else:
            moved_on.append(key)
    return stand, moved_on


def put_back(stand: Mapping[int, int]) -> None:
    """These payments say again what they said before. Call inside `acting`."""
    columns = ", ".join(f"{column} = h.{column}" for column in WRITTEN)
    with connection.cursor() as cursor:
        cursor.execute(
            PUT_BACK.format(columns=columns),
            {"ids": list(stand), "versions": list(stand.values())},
        )


def _held(
    transfers: TransferQuerySet,
    why: Mapping[str, tuple[Promise, Q]],
    where: Q,
    also: Q | None = None,
) -> QuerySet[Any]:
    """Those of the transfers to which a reason applies, each marked with its reasons."""
    marks = {
        f"is_{name}": ExpressionWrapper(applies, output_field=BooleanField())
        for name, (_words, applies) in why.items()
    }
    some = Q()
    for name in marks:
        some |= Q(**{name: True})
    wanted = where & some
    return transfers.annotate(**marks).filter(wanted | also if also else wanted)


def _shown(held: QuerySet[Any], why: Mapping[str, tuple[Promise, Q]]) -> list[Obstacle]:
    first = held.select_related("recipient").order_by("batch_row", "pk")[:MOST_SHOWN]
    words = {"changed": CHANGED, **{name: told for name, (told, _q) in why.items()}}
    return [
        Obstacle(
            transfer,
            [
                str(told)
                for name, told in words.items()
                if getattr(transfer, f"is_{name}")
            ],
        )
        for transfer in first
    ]
