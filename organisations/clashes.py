"""What stands about both of two records, and a person has to settle before they are one."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    When,
)
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from organisations.models import (
    Classification,
    DueDiligence,
    Heir,
    Objection,
    Organisation,
    ScreeningMatch,
    Succession,
)


def reasons(kept: Organisation, merged: Organisation) -> list[str]:
    """Sentences for the registrar; nothing means that the two can be one. One query."""
    pair = [kept.pk, merged.pk]
    found = Organisation.objects.values(
        is_followed=Exists(
            Succession.objects.filter(
                predecessor__in=pair, successor__in=pair, ended_on=None
            )
        ),
        is_heir=Exists(Heir.objects.filter(heir__in=pair, organisation__in=pair)),
        kept_classes=_classes(kept),
        merged_classes=_classes(merged),
        asked_twice=_twice(
            Objection.objects.filter(state=Objection.State.OPEN),
            *("organisation", "by_organisation"),
            kept=kept,
            merged=merged,
        ),
        checked_twice=_twice(
            DueDiligence.objects.filter(state=DueDiligence.State.COLLECTING),
            *("organisation", "company"),
            kept=kept,
            merged=merged,
        ),
        listed_twice=_listed(kept, merged),
    ).get(pk=kept.pk)
    return list(_told(found, pair))


def _told(found: Mapping[str, Any], pair: list[int]) -> Iterator[str]:
    if found["is_followed"] or found["is_heir"]:
        yield _(
            "One of them is recorded as following the other: that is not a duplicate."
            " If it is wrong, end that first."
        )
    decided = found["kept_classes"], found["merged_classes"]
    if all(decided) and _from_now_on(decided[0]) != _from_now_on(decided[1]):
        yield _(
            "They are not classified as the same, now or from a day to come. First"
            " decide what each of them is."
        )
    for each in found["asked_twice"]:
        yield (
            _(
                "Both objected to the classification of %(about)s. Answer one of the two"
                " objections first."
            )
            if each["about_id"] not in pair
            else _(
                "An objection of %(side)s to the classification of each waits for a"
                " registrar. Answer one of them first."
            )
        ) % each
    for each in found["checked_twice"]:
        yield (
            _(
                "Both check %(about)s at the moment: one of the two rounds has to be"
                " decided first."
            )
            if each["about_id"] not in pair
            else _(
                "%(side)s checks both at the moment: it has to decide about one of them"
                " first."
            )
        ) % each
    for each in found["listed_twice"]:
        yield (
            _(
                "Both may be “%(name)s” on the sanctions list %(list)s, and that is not"
                " decided and told in the same way for both. Settle it for each first."
            )
            % each
        )


def _classes(organisation: Organisation) -> ArraySubquery:
    rows = Classification.objects.filter(organisation=organisation)
    facts = JSONObject(value="value", day="valid_from", in_force="in_force")
    return ArraySubquery(rows.order_by("valid_from").values(told=facts))


def _from_now_on(decisions: list[dict[str, Any]]) -> tuple[str, list[tuple[str, str]]]:
    """What an organisation is now, and what it becomes on which day."""
    now = ""
    later: list[tuple[str, str]] = []
    for each in decisions:
        if each["in_force"]:
            now, later = each["value"], []
        else:
            later.append((each["day"], each["value"]))
    return now, later


def _twice(
    rows: QuerySet[Any],
    about: str,
    side: str,
    *,
    kept: Organisation,
    merged: Organisation,
) -> ArraySubquery:
    """Rows of the merged record that the kept one has too, when the two are one."""
    twins = rows.filter(
        **{about: OuterRef("about_then"), side: OuterRef("side_then")}
    ).exclude(pk=OuterRef("pk"))
    theirs = rows.filter(Q(**{about: merged}) | Q(**{side: merged})).annotate(
        about_then=_then(about, kept, merged), side_then=_then(side, kept, merged)
    )
    return ArraySubquery(
        theirs.filter(Exists(twins))
        .order_by("pk")
        .values(
            told=JSONObject(
                about=f"{about}__legal_name",
                about_id=f"{about}_id",
                side=f"{side}__legal_name",
            )
        )
    )


def _then(name: str, kept: Organisation, merged: Organisation) -> Case:
    return Case(
        When(**{name: merged.pk}, then=kept.pk),
        default=F(f"{name}_id"),
        output_field=BigIntegerField(),
    )


def _listed(kept: Organisation, merged: Organisation) -> ArraySubquery:
    """Entries of sanctions lists that both may be, where not the same stands about both."""
    matches = ScreeningMatch.objects.filter(member=None).annotate(
        told=_is(Q(told_on__isnull=False)), held=_is(Q(review_on__isnull=False))
    )
    one = {name: OuterRef(name) for name in ("list_name", "reference")}
    same = {name: OuterRef(name) for name in ("state", "told", "held")}
    theirs = matches.filter(organisation=kept, **one)
    return ArraySubquery(
        matches.filter(Exists(theirs), ~Exists(theirs.filter(**same)))
        .filter(organisation=merged)
        .order_by("pk")
        .values(facts=JSONObject(name="listed_name", list="list_name"))
    )


def _is(condition: Q) -> ExpressionWrapper[Q]:
    return ExpressionWrapper(condition, output_field=BooleanField())
