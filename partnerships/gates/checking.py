"""All rules, asked of one version of an agreement."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q
from django.db.models.functions import JSONObject

from organisations.models import Organisation
from organisations.persons_named import ORGANISED, PERSON
from partnerships.gates import asking, elements, profiles, services, support
from partnerships.gates.rule import Case, Finding, Regime, Words
from partnerships.models import Agreement, Insistence
from partnerships.texts.contents import Contents, contents

RULES = (*support.RULES, *elements.RULES, *services.RULES, *asking.RULES)
ALWAYS_KNOWN = frozenset({"VR-21"})  # told ahead; the step itself is asked at approval
# Names that look like a person's; a registrar's word for an organisation counts
LIKE_A_PERSON = ExpressionWrapper(
    Q(organisation__legal_name__regex=PERSON)
    & ~Q(organisation__legal_name__iregex=ORGANISED)
    & ~Q(organisation__verification=Organisation.Verification.VERIFIED),
    output_field=BooleanField(),
)


@dataclass(frozen=True)
class Check:
    """What is found in a version now. `contents` is what was looked at."""

    contents: Contents
    regime: Regime
    findings: tuple[Finding, ...]

    @property
    def blocking(self) -> list[Finding]:
        """What nobody can insist on."""
        return [each for each in self.findings if each.blocks]

    @property
    def open(self) -> list[Finding]:
        """What has to be mended or insisted on before it is approved."""
        return [each for each in self.findings if each.open]

    @property
    def insisted(self) -> list[Finding]:
        return [each for each in self.findings if each.insisted and not each.blocks]

    @property
    def to_know(self) -> list[Finding]:
        return [
            each
            for each in self.findings
            if not each.blocks and not each.open and not each.insisted
        ]

    def named(self, key: str) -> Finding | None:
        return next((each for each in self.findings if each.key == key), None)


def assessed(agreement: Agreement, version_id: int, today: datetime.date) -> Check:
    """What the rules find in this version: two queries, and those of upper apps."""
    read = contents(
        agreement,
        version_id,
        also={"insisted": _insisted(), "regimes": profiles.of_the_day(today)},
        of_parties={"like_a_person": LIKE_A_PERSON},
    )
    looked_at: Any = read.version
    regime = profiles.applying(read, looked_at.regimes)
    case = Case(agreement, read, regime, today)
    words: dict[tuple[str, str], list[Words]] = defaultdict(list)
    for said in looked_at.insisted:
        words[said["rule"], said["subject"]].append(
            Words(
                said["who"],
                datetime.date.fromisoformat(said["on"]),
                said["words"],
            )
        )
    found = []
    for rule in RULES:
        level = profiles.level(regime, rule.code, agreement.form)
        if rule.firm and agreement.form != Agreement.Form.ELSEWHERE:
            level = "firm"
        elif rule.code in ALWAYS_KNOWN and level == profiles.ASK:
            level = profiles.INFORM
        if level == profiles.OFF:
            continue
        found += [
            Finding(rule, lack, level, tuple(words[rule.code, lack.subject]))
            for lack in rule.finds(case)
        ]
    return Check(read, regime, tuple(found))


def _insisted() -> ArraySubquery:
    return ArraySubquery(
        Insistence.objects.filter(version=OuterRef("pk"))
        .order_by("pk")
        .values(
            told=JSONObject(
                rule="rule",
                subject="subject",
                words="words",
                on="noted_on",
                who="organisation__legal_name",
            )
        )
    )
