"""What an organisation has provided once, as facts beside the points of a company's checks."""

import datetime
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.models import Document
from organisations import classification, diligence, partners, standing
from organisations.diligence import Fact
from organisations.models import (
    DiligenceItem,
    DueDiligence,
    GoverningMember,
    Identifier,
    Interest,
    Organisation,
    ProfileDocument,
    ScreeningList,
)
from organisations.models.public import DocumentKind, Sight
from organisations.profiles.parts import PARTS
from organisations.profiles.sight import EVERYBODY, chosen
from organisations.profiles.sight import PARTNERS as SEEN_BY_PARTNERS
from organisations.screening import shown as screening
from ui.dates import written_day as day

Point = DiligenceItem.Point
BESIDE: dict[str, tuple[str, ...]] = {
    Point.REGISTER: (DocumentKind.REGISTER_EXTRACT,),
    Point.GOVERNING_BODY: (DocumentKind.STATUTES,),
    Point.BANK_ACCOUNT: (DocumentKind.BANK_LETTER,),
    Point.INTERESTS: (DocumentKind.FUNDING_POLICY,),
    Point.DEPENDENCY: (DocumentKind.ACCOUNTS,),
}
"""Which documents of a profile speak to which point."""


def provided(round_: DueDiligence, today: datetime.date) -> dict[str, list[Fact]]:
    """Everything known for each point, from here and from upper apps.

    Both sides read the same: what the profile shows to this company, and never another
    company's name. One query, and those of upper apps.
    """
    organisation = _with_facts(round_, today)
    found: dict[str, list[Fact]] = {
        Point.REGISTER: _register(organisation),
        Point.GOVERNING_BODY: _governing_body(organisation),
        Point.INTERESTS: _interests(organisation, round_.company, today),
        Point.SCREENING: _screening(organisation),
    }
    for point, kinds in BESIDE.items():
        found.setdefault(point, []).extend(_documents(organisation, kinds))
    upper = diligence.facts(round_.company, round_.organisation, today)
    for point, facts in upper.items():
        found.setdefault(point, []).extend(facts)
    return found


def readable_documents(round_: DueDiligence) -> QuerySet[Document]:
    """What either side put on the table, and what the profile shows to this company."""
    items = DiligenceItem.objects.filter(diligence=round_)
    shown = ProfileDocument.objects.filter(
        Q(sight=Sight.PUBLIC) | Q(Exists(_partner(round_)), sight=Sight.PARTNERS),
        organisation=round_.organisation_id,
        ended_on=None,
    )
    return Document.objects.filter(
        Q(pk__in=items.values("document"))
        | Q(pk__in=items.values("answer_document"))
        | Q(pk__in=shown.values("document"))
    )


def _partner(round_: DueDiligence) -> QuerySet[Any, Any]:
    return partners.of(round_.organisation_id).filter(pk=round_.company_id)


def _with_facts(round_: DueDiligence, today: datetime.date) -> Any:
    of_this = {"organisation": OuterRef("pk")}
    lasting = Q(until_on=None) | Q(until_on__gte=today)
    return (
        Organisation.objects.select_related("profile")
        .annotate(
            works_together=Exists(_partner(round_)),
            told_numbers=_listed(
                Identifier.objects.filter(**of_this, ended_on=None),
                "scheme",
                "value",
                "verified_on",
            ),
            told_documents=_listed(
                ProfileDocument.objects.filter(**of_this, ended_on=None),
                "kind",
                "year",
                "sight",
                name="document__name",
                id="document__public_id",
            ),
            told_members=_listed(
                GoverningMember.objects.filter(lasting, **of_this),
                "office",
                "is_patient_or_carer",
            ),
            told_interests=_listed(
                Interest.objects.lasting(today).filter(
                    Q(person=None) | Q(in_governing_body=True), **of_this
                ),
                "kind",
                "company_id",
                "renew_by",
            ),
            told_matches=_listed(
                screening.told(), *screening.TOLD, office="member__office"
            ),
            told_lists=_listed(
                ScreeningList.objects.filter(current=True), "name", "dated_on"
            ),
            told_class=classification.told(),
        )
        .get(pk=round_.organisation_id)
    )


def _listed(rows: QuerySet[Any], *fields: str, **named: str) -> ArraySubquery:
    told = JSONObject(**{name: name for name in fields}, **named)
    return ArraySubquery(rows.order_by("pk").values(told=told))


def _allowed(organisation: Any) -> frozenset[Sight]:
    return SEEN_BY_PARTNERS if organisation.works_together else EVERYBODY


def _register(organisation: Any) -> list[Fact]:
    facts = [
        _("Record: %(state)s") % {"state": organisation.get_verification_display()}
        + (f", {day(organisation.verified_at)}" if organisation.verified_at else "")
    ]
    if words := standing.in_words(organisation.told_class):
        facts.append(_("Classified as: %(words)s") % {"words": words})
    for number in organisation.told_numbers:
        written = f"{number['scheme']} {number['value']}"
        facts.append(
            _("%(number)s, verified on %(day)s")
            % {"number": written, "day": _day(number["verified_on"])}
            if number["verified_on"]
            else _("%(number)s, not verified yet") % {"number": written}
        )
    return [Fact(text) for text in facts]


def _governing_body(organisation: Any) -> list[Fact]:
    """Offices alone: a person's name is in the profile, for those who may read it."""
    if chosen(organisation, PARTS["governing_body"]) not in _allowed(organisation):
        return []
    members = organisation.told_members
    if not members:
        return []
    count = ngettext(
        "%(count)d person, %(patients)d of them a patient or carer",
        "%(count)d people, %(patients)d of them patients or carers",
        len(members),
    )
    patients = sum(1 for member in members if member["is_patient_or_carer"])
    offices = ", ".join(member["office"] for member in members)
    return [
        Fact(count % {"count": len(members), "patients": patients}),
        Fact(offices),
    ]


def _interests(
    organisation: Any, company: Organisation, today: datetime.date
) -> list[Fact]:
    """Those in this company by kind; of others only how many there are.

    The organisation's own, and those of people in its governing body.
    """
    labels = dict(Interest.Kind.choices)
    told = [
        i for i in organisation.told_interests if i["kind"] != Interest.Kind.NOTHING
    ]
    ours = Counter(i["kind"] for i in told if i["company_id"] == company.pk)
    facts = [
        Fact(
            _("Declared in %(company)s: %(kind)s (%(count)d)")
            % {"company": company, "kind": labels[kind], "count": count}
        )
        for kind, count in sorted(ours.items())
    ]
    if others := len(told) - sum(ours.values()):
        words = ngettext(
            "%(count)d interest declared in another company",
            "%(count)d interests declared in other companies",
            others,
        )
        facts.append(Fact(words % {"count": others}))
    if late := sum(1 for i in told if i["renew_by"] < today.isoformat()):
        words = ngettext(
            "%(count)d of these had to be declared again and was not yet",
            "%(count)d of these had to be declared again and were not yet",
            late,
        )
        facts.append(Fact(words % {"count": late}))
    if organisation.told_interests and not told:
        facts.append(Fact(_("Declared: nothing to declare")))
    return facts


def _screening(organisation: Any) -> list[Fact]:
    """What a registrar decided and told the organisation, and what was searched."""
    facts = [screening.sentence(match) for match in organisation.told_matches]
    facts += [
        _("Searched: list %(list)s as of %(day)s")
        % {"list": each["name"], "day": _day(each["dated_on"])}
        for each in organisation.told_lists
    ]
    return [Fact(text) for text in facts]


def _documents(organisation: Any, kinds: Iterable[str]) -> list[Fact]:
    labels, allowed = dict(DocumentKind.choices), _allowed(organisation)
    return [
        Fact(_document_name(labels[each["kind"]], each), document_id=each["id"])
        for each in organisation.told_documents
        if each["kind"] in kinds and each["sight"] in allowed
    ]


def _document_name(label: Any, told: dict[str, Any]) -> str:
    year = f" {told['year']}" if told["year"] else ""
    return f"{label}{year}: {told['name']}"


def _day(text: str) -> str:
    return day(datetime.date.fromisoformat(text))
