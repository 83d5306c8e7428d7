"""Everything that is held about an organisation, as a JSON file or a PDF to read."""

import datetime
import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from documents import pdf
from organisations.held import Holding, holdings, withheld_whole
from organisations.held_rows import CAP, Part, Reader, parts, reader
from organisations.models import Organisation
from ui.dates import written_day

MOST_ROWS = 100
MOST_IN_ALL = 500
MOST_WORDS = 2_000


def notes() -> str:
    """What is said above every list of what is held."""
    return _(
        "Working notes, drafts and legal advice of the other side are private to it, as"
        " yours are to you. They are never the reason for anything, and are not listed."
    )


def as_json(organisation: Organisation, about: dict[str, Any]) -> Iterator[str]:
    """One JSON object, piece by piece: complete, however much there is."""
    read = reader(organisation)
    head = {
        **about,
        "note": notes(),
        "not_shown": [
            {"what": str(name), "why": str(why)} for name, why in withheld_whole()
        ],
    }
    yield f'{{"about": {_text(head)}, "held": ['
    for number, holding in enumerate(holdings()):
        what = {
            "what": str(holding.name),
            "model": holding.label,
            "withheld": {name: str(why) for name, why in holding.reasons.items()},
            "past_withheld": str(holding.past),
        }
        start = ",\n" if number else "\n"
        yield f'{start}{_text(what).removesuffix("}")}, "rows": ['
        yield from _array(read.rows(holding))
        yield '], "past": ['
        yield from _array(read.past(holding))
        yield "]}"
    yield "\n]}\n"


def _array(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        yield f"{',' if number else ''}\n{_text(row)}"


def _text(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)


def as_pdf(organisation: Organisation, made: str, *, on: datetime.date) -> bytes:
    """The same to read: of long lists the beginning, and how many there are."""
    read, left = reader(organisation), MOST_IN_ALL
    blocks = [pdf.words(notes())]
    for part in parts(organisation):
        blocks.append(pdf.heading(str(part.holding.name)))
        blocks += _part(read, part, min(left, MOST_ROWS))
        left -= min(left, MOST_ROWS, part.count)
    blocks.append(pdf.heading(_("What nobody reads here")))
    blocks.append(pdf.points(f"{name}: {why}" for name, why in withheld_whole()))
    paper = pdf.Paper(
        title=_("Everything held about us"),
        made=made,
        caption=organisation.legal_name,
        blocks=blocks,
    )
    return pdf.made(paper, on=on)


def _part(read: Reader, part: Part, most: int) -> Iterator[pdf.Block]:
    holding, count = part.holding, part.count
    if not count:
        yield pdf.words(_("Nothing."))
        return
    if count > most:
        yield pdf.words(
            _("The first %(shown)s of %(count)s. The JSON file has all of them.")
            % {"shown": most, "count": counted(count)}
        )
    labels = {each.name: _label(each) for each in holding.fields}
    for row in islice(read.rows(holding), most):
        told = [(labels[name], _shown(holding, name, row[name])) for name in row]
        yield pdf.facts(
            [(label, text) for label, text in told if text],
            columns=(_("What"), _("Held")),
        )
    withheld = {str(why) for why in told_reasons(part).values()}
    if withheld:
        yield pdf.points(_("Withheld: %(why)s") % {"why": why} for why in withheld)


def counted(count: int) -> str:
    """A count that stopped at the cap, in words."""
    return _("more than %(cap)s") % {"cap": CAP} if count > CAP else str(count)


def told_reasons(part: Part) -> dict[str, Any]:
    """What is withheld, by field in words, but for what says nothing outside."""
    holding = part.holding
    fields = {each.name: each for each in holding.model._meta.local_concrete_fields}
    theirs = holding.theirs if part.others else {}
    return {
        _label(fields[name]): why
        for name, why in [*holding.withheld.items(), *theirs.items()]
    }


def _label(field: Any) -> str:
    return str(capfirst(field.verbose_name)).removesuffix(" id")


def _shown(holding: Holding, name: str, value: Any) -> str:  # noqa: PLR0911  one line for each kind
    field = holding.model._meta.get_field(name)
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if choices := getattr(field, "choices", None):
        return str(dict(choices).get(value, value))
    if isinstance(value, dict) and "withheld" in value:
        return _("Withheld: %(why)s") % {"why": value["withheld"]}
    if isinstance(value, dict) and value.keys() == {"name", "id"}:
        return str(value["name"])
    if isinstance(value, datetime.date):
        return written_day(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, dict | list):
        return _text(value)[:MOST_WORDS]
    return str(value)[:MOST_WORDS]
