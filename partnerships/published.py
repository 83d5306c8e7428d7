"""What everybody would read: copies of a partnership and of an agreement, not yet kept.

Built from fields that are marked public, without the names of people. The page that asks
a party for its agreement shows exactly these copies.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from organisations.models import GoverningMember, Membership
from partnerships.models import (
    Agreement,
    Partnership,
    PartnershipCondition,
    PartnershipParty,
    PublicAgreement,
    PublicPartnership,
    Signature,
    Wording,
)

IN_COLUMNS = (
    "title",
    "public_title",
    "starts_on",
    "ends_on",
    "amount",
    "currency",
    "vat_treatment",
    "access_campaign",
)
IN_WORDS = (
    "objectives",
    "benefit",
    "out_of_scope",
    "who_decides",
    "who_owns",
    "company_may_not_ask",
    "acknowledgement",
    "only_funder_reason",
)
PUBLIC = frozenset({*IN_COLUMNS, *IN_WORDS, "codes"})
"""Fields of a version that everybody may read once the agreement is signed and all
parties say so. Where there is a title for the public, the other one stays theirs."""
CONFIDENTIAL = frozenset(
    {
        "description",
        "nature",
        "payment_terms",
        "restricted",
        "acknowledged_from_outset",
        "acknowledgement_where",
        "disclosure_notice",
        "unspent_rule",
        "logo_scope",
        "only_funder_required",
        "need",
        "selection",
        "fair_pay",
        "venue",
        "meal_per_person",
        "entertainment",
        "accompanying",
        "accompanying_carer",
        "paper",
    }
)
"""Fields that only the parties read, with budget, deadlines and clauses."""


def partnership(
    found: Partnership, joined: Iterable[PartnershipParty], *, today: datetime.date
) -> PublicPartnership:
    """What its page would say (two queries). `joined`: all who take part.

    Those that agreed to be shown are named, others counted.
    """
    parties = sorted(joined, key=_place)
    named = [party for party in parties if party.public_agreed_on]
    return _partnership(found, parties, named, today)


def partnership_if_agreed(
    found: Partnership, joined: Iterable[PartnershipParty], *, today: datetime.date
) -> PublicPartnership:
    """The same, as if all who take part had agreed: for those who are asked."""
    parties = sorted(joined, key=_place)
    return _partnership(found, parties, parties, today)


def _place(party: PartnershipParty) -> tuple[str, int]:
    return party.side, party.pk


def words_stay(
    found: Partnership, joined: Iterable[PartnershipParty], shown: PublicPartnership
) -> bool:
    """Whether title and purpose still are what all agreed to show."""
    people = Nameless.of([party.organisation_id for party in joined])
    now = (people.without(found.title)[:200], people.without(found.purpose))
    return now == (shown.title, shown.purpose)


def _partnership(
    found: Partnership,
    joined: list[PartnershipParty],
    named: list[PartnershipParty],
    today: datetime.date,
) -> PublicPartnership:
    people = Nameless.of([party.organisation_id for party in joined])
    named_conditions, agreed = _said(found)
    conditions = [
        {**each, "name": people.without(each["name"])} for each in named_conditions
    ]
    wordings = {each["kind"]: people.without(each["text"]) for each in agreed}
    facts = {
        "benefit": wordings.get(Wording.Kind.BENEFIT, ""),
        "out_of_scope": wordings.get(Wording.Kind.OUT_OF_SCOPE, ""),
        "conditions": conditions,
        "parties": [
            {
                "public_id": party.organisation.public_id,
                "name": party.organisation.legal_name,
                "side": party.side,
                "role": people.without(party.role),
                "expertise": people.without(party.expertise),
            }
            for party in named
        ],
        "unnamed": len(joined) - len(named),
    }
    return PublicPartnership(
        public_id=found.public_id,
        title=people.without(found.title)[:200],
        purpose=people.without(found.purpose),
        stage=found.stage,
        began_on=found.began_on,
        ended_on=found.ended_on,
        facts=facts,
        party_ids=[party.organisation.public_id for party in named],
        named="\n".join(party.organisation.legal_name for party in named),
        about="\n".join(
            f"{each['name']} {each['code']}".strip() for each in conditions
        ),
        published_on=today,
        changed_on=today,
    )


def _said(found: Partnership) -> tuple[list[Any], list[Any]]:
    """Its conditions, and wordings that were agreed, the newest last (one query)."""
    mine = {"partnership": OuterRef("pk")}
    conditions = PartnershipCondition.objects.filter(ended_on=None, **mine)
    wordings = Wording.objects.filter(agreed_on__isnull=False, **mine)
    said: tuple[list[Any], list[Any]] = (
        Partnership.objects.filter(pk=found.pk)
        .values_list(
            ArraySubquery(
                conditions.order_by("pk").values(
                    told=JSONObject(name="name", scheme="scheme", code="code")
                )
            ),
            ArraySubquery(
                wordings.order_by("number").values(
                    told=JSONObject(kind="kind", text="text")
                )
            ),
        )
        .get()
    )
    return said


def agreement(found: Agreement, *, today: datetime.date) -> PublicAgreement:
    """The boundary sheet of the version that was signed."""
    parties = [
        party.organisation
        for party in found.parties.select_related("organisation").order_by("side", "pk")
    ]
    version = found.settled
    people = Nameless.of([each.pk for each in parties])
    facts: dict[str, Any] = {
        name: people.without(getattr(version, name)) for name in IN_WORDS
    }
    facts["codes"] = [people.without(code) for code in version.codes]
    facts["parties"] = [
        {"public_id": each.public_id, "name": each.legal_name, "side": each.kind}
        for each in parties
    ]
    facts["elsewhere"] = found.form == Agreement.Form.ELSEWHERE
    return PublicAgreement(
        reference=found.reference,
        partnership_public_id=found.partnership.public_id,
        title=people.without(version.public_title or version.title)[:200],
        kind=found.kind,
        state=found.state,
        signed_on=found.signed_on,
        starts_on=version.starts_on,
        ends_on=version.ends_on,
        ends_early_on=found.ends_early_on,
        amount=version.amount,
        currency=version.currency,
        vat_treatment=version.vat_treatment if version.amount is not None else "",
        access_campaign=version.access_campaign,
        facts=facts,
        party_ids=[each.public_id for each in parties],
        published_on=today,
        changed_on=today,
    )


TITLES = frozenset(
    {"dr", "prof", "mr", "mrs", "ms", "miss", "mx", "herr", "frau", "mme", "sig", "sra"}
)
LIKE_AN_APOSTROPHE = frozenset("\u2018\u2019\u02bc\u00b4`")


def _folded(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text as names are compared, and which piece of it each letter stands for.

    Case, accents written in two signs, kinds of apostrophe, hyphen and space don't count,
    nor do signs that nobody sees.
    """
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        piece = unicodedata.normalize("NFC", text[start:end])
        for sign in piece:
            kind = unicodedata.category(sign)
            if kind == "Cf":
                continue
            if sign in LIKE_AN_APOSTROPHE:
                plain = "'"
            elif kind == "Pd":
                plain = "-"
            else:
                plain = " " if sign.isspace() else sign.casefold()
            letters.extend(plain)
            places.extend([(start, end)] * len(plain))
        start = end
    return "".join(letters), places


def _patterns(name: str) -> list[str]:
    """A name as it is told: without title and initials, in both orders; or nothing."""
    words = [
        word
        for word in _folded(name)[0].split()
        if word.rstrip(".") not in TITLES and len(word.rstrip(".")) > 1
    ]
    if len(words) < 2:
        return []
    between = r"\s+(?:\w\.?\s+)?"  # an initial may stand there
    first, last = words[:-1], words[-1]
    told = between.join(map(re.escape, words))
    turned = re.escape(last) + r",?\s+" + between.join(map(re.escape, first))
    return [told, turned]


@dataclass(frozen=True)
class Nameless:
    """Takes the names of people out of a text: no natural person is in public output.

    Knows those who act for the organisations, their governing bodies and who signed,
    however their names are spelled. Names of one word are left: they may be words.
    """

    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, organisations: Iterable[int]) -> "Nameless":
        places = list(organisations)
        here: Any = {"organisation__in": places}
        members = Membership.objects.filter(**here).values_list("person__name")
        names = {
            name
            for (name,) in members.union(
                GoverningMember.objects.filter(**here).values_list("name"),
                Signature.objects.filter(**here).values_list("name"),
            )
        }
        told = {pattern for name in names for pattern in _patterns(name)}
        if not told:
            return cls(None)
        longest = sorted(told, key=lambda pattern: (-len(pattern), pattern))
        return cls(re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)"))

    def without(self, text: str) -> str:
        if self.pattern is None:
            return text
        folded, places = _folded(text)
        pieces, done = [], 0
        for found in self.pattern.finditer(folded):
            pieces += [text[done : places[found.start()][0]], _("[a person]")]
            done = places[found.end() - 1][1]
        return "".join([*pieces, text[done:]])
