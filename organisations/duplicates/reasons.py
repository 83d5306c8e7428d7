"""Why two records are held for one, or why not: codes with facts, and their sentences."""

from collections.abc import Mapping
from typing import TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ui.countries import country_name


class Reason(TypedDict):
    """A code of `SENTENCES` with the facts that its sentence tells; kept as JSON."""

    code: str
    facts: dict[str, str]


def reason(code: str, **facts: str) -> Reason:
    return {"code": code, "facts": facts}


SENTENCES: Mapping[str, str] = {
    "same_name": gettext_noop("The names are the same."),
    "same_letters": gettext_noop(
        "The names differ only in how they are written, in language or legal form."
    ),
    "words": gettext_noop("Both names have: %(words)s."),
    "spelling": gettext_noop("Spelled differently: %(words)s."),
    "acronym": gettext_noop("“%(short)s” may stand for “%(name)s”."),
    "other_name": gettext_noop("Another name of one is “%(name)s”."),
    "same_number": gettext_noop("Both have the number %(number)s."),
    "same_website": gettext_noop("Both have the website %(website)s."),
    "same_place": gettext_noop("Both are in %(place)s."),
    "common_words": gettext_noop("The names share no word that is theirs alone."),
    "doubtful_spelling": gettext_noop(
        "What looks like a slip of the pen may be another word."
    ),
    "words_of_one": gettext_noop("Only one name has: %(words)s."),
    "words_of_each": gettext_noop("One name has %(words)s, the other %(others)s."),
    "section": gettext_noop(
        "“%(words)s” may say that one is a branch or regional group of the other."
    ),
    "other_part": gettext_noop(
        "They may be two branches or regional groups: %(words)s; %(others)s."
    ),
    "other_figure": gettext_noop(
        "The numbers in the names differ: %(words)s; %(others)s."
    ),
    "other_country_word": gettext_noop(
        "The names speak of two countries: %(words)s; %(others)s."
    ),
    "other_body": gettext_noop("They are two kinds of body: %(words)s; %(others)s."),
    "other_form": gettext_noop("One is a company, the other a charity."),
    "other_number": gettext_noop(
        "The register %(register)s knows them under two numbers: %(words)s; %(others)s."
    ),
    "other_website": gettext_noop("They have two websites: %(words)s; %(others)s."),
    "other_place": gettext_noop("They are in two places: %(words)s; %(others)s."),
    "other_country": gettext_noop("They are in two countries: %(words)s; %(others)s."),
    "same_group": gettext_noop("One is recorded as a part of the other's group."),
}


def sentence(told: Reason) -> str:
    """What a person reads."""
    facts = told["facts"]
    if told["code"] == "other_country":
        facts = {name: country_name(code) for name, code in facts.items()}
    return _(SENTENCES[told["code"]]) % facts
