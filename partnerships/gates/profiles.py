"""Which profile of a regime applies to an agreement, and what it says."""

import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q
from django.db.models.functions import JSONObject

from partnerships.gates.rule import Regime as Said
from partnerships.models import Agreement
from partnerships.texts.contents import Contents
from regimes.caps import meal_caps
from regimes.models import Regime

ASK, INFORM, OFF = "ask", "inform", "off"
UNKNOWN = Said("", confirmed=False, levels={}, certify=frozenset(), meal_caps={})


def of_the_day(today: datetime.date) -> ArraySubquery:
    """All profiles of a day, to be read with a row."""
    regimes = Regime.objects.in_use().filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=today),
        valid_from__lte=today,
    )
    return ArraySubquery(
        regimes.order_by("valid_from", "pk").values(
            told=JSONObject(
                name="name",
                version="version",
                confirmed="verified_on",
                countries="profile__countries",
                rules="profile__agreement_rules",
                facts="profile__agreement_facts",
            )
        )
    )


def applying(contents: Contents, regimes: list[dict[str, Any]]) -> Said:
    """The profile of the country of an organisation that is supported; else the general.

    The code that applies is that of the country of the recipient (EFPIA Code 2019; Dutch
    explanatory note on 7.2.3). The general profile names no country; a country's own that
    says nothing about agreements asks what the general one asks.
    """
    countries = {party.organisation.country for party in contents.others}
    general = [each for each in regimes if each["rules"] and not _countries(each)]
    own = [each for each in regimes if _countries(each) & countries]
    if not own and not general:
        return UNKNOWN
    last = ([each for each in own if each["rules"]] or own or general)[-1]
    asked = next(
        (each for each in (last, *reversed(general)) if each["rules"] is not None), last
    )
    return _said(last, asked)


def level(said: Said, code: str, form: str) -> str:
    """How a rule is asked. Of what was made elsewhere, people are only informed."""
    asked = said.levels.get(code, ASK)
    if form == Agreement.Form.ELSEWHERE and asked == ASK:
        return INFORM
    return asked


def _countries(regime: dict[str, Any]) -> set[str]:
    return set(regime["countries"] or ())


def _said(regime: dict[str, Any], asked: dict[str, Any]) -> Said:
    """The rules of `regime`, with what `asked` says about agreements.

    Facts of the country's own come before those of the general rules, one by one.
    """
    facts = {**(asked["facts"] or {}), **(regime["facts"] or {})}
    return Said(
        name=f"{regime['name']} {regime['version']}",
        confirmed=regime["confirmed"] is not None,
        levels=asked["rules"] or {},
        certify=frozenset(facts.get("certify", ())),
        meal_caps=meal_caps(facts),
    )
