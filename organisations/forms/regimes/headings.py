"""Kinds of payment, and the headings of a report under which they stand."""

import re
from collections.abc import Collection, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisations.forms.regimes.rows import Parts, codes_in, refuse_unknown
from regimes import counting, said

CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
LONGEST = 200
MORE_OF_PEOPLE = ("kinds", "explanation", "source", "doubt")
"""What may be said of a group of persons besides."""


def read_kind(parts: Parts) -> dict[str, Any]:
    """ "grant | Grant | Money to support a project": code, name, explanation."""
    if len(parts) != 3 or not all(parts):
        raise ValidationError(_("Write a code, a name and an explanation."))
    code, label, explanation = parts
    return {"code": _code(code), "label": _short(label), "explanation": explanation}


def write_kind(kind: dict[str, Any]) -> Iterable[str]:
    return kind["code"], kind["label"], kind["explanation"]


def read_group(parts: Parts) -> dict[str, Any]:
    """ "service | Services | service_fee | total": the number of the form may follow."""
    if len(parts) not in {4, 5} or not all(parts):
        raise ValidationError(
            _("Write a code, a heading, kinds of payment, and “each” or “total”.")
        )
    code, label, kinds, shown, *number = parts
    if shown not in counting.SHOWN:
        raise ValidationError(_("“%(word)s”: write each or total.") % {"word": shown})
    return {
        "code": _code(code),
        "label": _short(label),
        "kinds": codes_in(kinds),
        "shown": shown,
        **({"number": number[0]} if number else {}),
    }


def write_group(group: dict[str, Any]) -> Iterable[str]:
    yield from (group["code"], group["label"], ", ".join(group["kinds"]))
    yield group["shown"]
    if "number" in group:
        yield str(group["number"])


def read_people(parts: Parts) -> dict[str, Any]:
    """ "patients | Individual patients | total, people": what is shown of persons.

    By which kinds, an explanation, the source and a doubt may follow.
    """
    if not 3 <= len(parts) <= 3 + len(MORE_OF_PEOPLE) or not all(parts[:3]):
        raise ValidationError(_("Write a code, a heading and what is shown."))
    code, label, shows = parts[:3]
    more: dict[str, Any] = {
        name: text
        for name, text in zip(MORE_OF_PEOPLE, parts[3:], strict=False)
        if text
    }
    if "kinds" in more:
        more["kinds"] = codes_in(more["kinds"])
    shown = codes_in(shows)
    refuse_unknown(
        shown,
        said.PEOPLE,
        _("Of persons only total and people can be shown: %(codes)s."),
    )
    return {"code": _code(code), "label": _short(label), "shows": shown, **more}


def write_people(group: dict[str, Any]) -> Iterable[str]:
    parts = [group["code"], group["label"], ", ".join(group["shows"])]
    more = [group.get(name, "") for name in MORE_OF_PEOPLE]
    parts += [each if isinstance(each, str) else ", ".join(each) for each in more]
    while not parts[-1]:
        parts.pop()
    return parts


def code_of(row: dict[str, Any]) -> str:
    code: str = row["code"]
    return code


def refuse_lost(kinds: Collection[str], before: Iterable[dict[str, Any]]) -> None:
    """Payments may be recorded under each kind that the rules had."""
    lost = [each["code"] for each in before if each["code"] not in kinds]
    if lost:
        raise ValidationError(
            _("These kinds have to stay, payments may stand under them: %(codes)s.")
            % {"codes": ", ".join(lost)}
        )


def refuse_misplaced(groups: Iterable[dict[str, Any]], kinds: Collection[str]) -> None:
    """Where there are headings, each kind of payment stands under one of them, once."""
    placed = [kind for group in groups for kind in group["kinds"]]
    if not placed:
        return
    refuse_unknown(placed, kinds, _("There is no such kind of payment: %(codes)s."))
    if twice := sorted({kind for kind in placed if placed.count(kind) > 1}):
        raise ValidationError(
            _("These kinds stand under two headings: %(codes)s.")
            % {"codes": ", ".join(twice)}
        )
    if nowhere := [kind for kind in kinds if kind not in placed]:
        raise ValidationError(
            _("These kinds stand under no heading: %(codes)s.")
            % {"codes": ", ".join(nowhere)}
        )


def _code(text: str) -> str:
    if not CODE.fullmatch(text):
        raise ValidationError(
            _("“%(code)s” is no code: small letters, digits and _ only.")
            % {"code": text}
        )
    return text


def _short(text: str) -> str:
    if len(text) > LONGEST:
        raise ValidationError(
            _("A name has at most %(number)s characters.") % {"number": LONGEST}
        )
    return text
