"""Who a person says is meant: from the page, or from a file of decisions."""

import csv
import io
import re

from django.db import connection
from django.utils.translation import gettext as _

from audit.acting import Actor
from audit.ids import PATTERN
from disclosures.models import ImportBatch, ImportRecipient
from organisations.models import Organisation
from tables.shapes import Unusable

NEW = "new"
REQUIRED = ("recipient", "decision")
Way = ImportRecipient.Way


def decide(
    batch: ImportBatch,
    key: str,
    *,
    recipient: Organisation | None,
    kind: str = Organisation.Kind.PATIENTS,
    country: str = "",
    new_name: str = "",
) -> None:
    """All spellings of the batch with this key mean `recipient`, or a new organisation."""
    spellings = ImportRecipient.objects.filter(batch=batch, key=key)
    if recipient is not None:
        spellings.update(way=Way.PERSON, recipient=recipient)
        return
    spellings.update(way=Way.NEW, recipient=None, kind=kind, new_name=new_name)
    if country:
        spellings.update(country=country)


def take_same(batch: ImportBatch, key: str, other_key: str) -> None:
    """Spellings with this key mean what the file's other spelling means, new or not."""
    other = ImportRecipient.objects.filter(batch=batch, key=other_key).first()
    if other is None:
        return
    if other.way == Way.UNDECIDED:
        decide(batch, other_key, recipient=None, country=other.country)
    ImportRecipient.objects.filter(batch=batch, key=key).update(
        way=other.way or Way.NEW,
        recipient=other.recipient_id,
        kind=other.kind,
        country=other.country,
        new_name="" if other.recipient_id else other.new_name or other.text,
    )


def from_file(batch: ImportBatch, content: bytes, *, by: Actor) -> None:
    """Takes decisions from a CSV with the columns `recipient`, `decision` and, if wanted, `kind`, `country`.

    A decision is a public id, a legal name, another spelling in the same file, or `new`.
    Lines about recipients that the file doesn't have are passed over; `new` holds where
    nobody of that name is known, so that a second run makes nobody twice. Raises Unusable
    with a sentence for each line that can't be followed.
    """
    lines = _lines(content)
    keys = _keys([line[name] for line in lines for name in REQUIRED])
    problems: list[str] = []
    later = []
    waiting = dict(
        ImportRecipient.objects.filter(batch=batch).values_list("key", "way")
    )
    for number, line in enumerate(lines, 2):
        key = keys[line["recipient"]]
        if key not in waiting:
            continue
        if line["decision"].casefold() == NEW:
            if not waiting[key]:
                problems += _new(batch, key, line, number)
        else:
            later.append((number, key, line["decision"]))
    for number, key, decision in later:
        found = _named(decision, keys[decision], by)
        if len(found) == 1:
            decide(batch, key, recipient=found[0])
        elif not found and _in_file(batch, keys[decision]):
            take_same(batch, key, keys[decision])
        else:
            problems.append(_unclear(number, decision, len(found)))
    if problems:
        raise Unusable(*problems)


def _lines(content: bytes) -> list[dict[str, str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unusable(_("Save the file of decisions as UTF-8.")) from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in REQUIRED if name not in (reader.fieldnames or [])]
    if missing:
        raise Unusable(
            _("The file of decisions needs the columns recipient and decision.")
        )
    lines = [
        {name: " ".join((value or "").split()) for name, value in line.items() if name}
        for line in reader
    ]
    return [line for line in lines if line["recipient"] and line["decision"]]


def _new(batch: ImportBatch, key: str, line: dict[str, str], number: int) -> list[str]:
    kind = line.get("kind") or Organisation.Kind.PATIENTS
    country = line.get("country", "").upper()
    if kind not in Organisation.Kind.values:
        return [
            _("Line %(line)s of the decisions: the kind must be one of %(kinds)s.")
            % {"line": number, "kinds": ", ".join(Organisation.Kind.values)}
        ]
    if country and not re.fullmatch(r"[A-Z]{2}", country):
        return [
            _("Line %(line)s of the decisions: write the country as two letters.")
            % {"line": number}
        ]
    decide(batch, key, recipient=None, kind=kind, country=country)
    return []


def _named(decision: str, key: str, by: Actor) -> list[Organisation]:
    visible = Organisation.objects.for_actor(by).exclude(
        status=Organisation.Status.DUPLICATE
    )
    if re.fullmatch(PATTERN, decision) and (
        found := list(visible.filter(public_id=decision))
    ):
        return found
    return list(visible.filter(name_key=key).order_by("pk")[:2])


def _in_file(batch: ImportBatch, key: str) -> bool:
    return ImportRecipient.objects.filter(batch=batch, key=key).exists()


def _unclear(number: int, decision: str, found: int) -> str:
    facts = {"line": number, "name": decision}
    if found:
        return (
            _(
                "Line %(line)s of the decisions: more than one organisation is called"
                " “%(name)s”. Give its public id."
            )
            % facts
        )
    return (
        _(
            "Line %(line)s of the decisions: no organisation is called “%(name)s”."
            " Give its legal name or public id, or write new."
        )
        % facts
    )


def _keys(texts: list[str]) -> dict[str, str]:
    """The form in which each text is compared."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select name, name_key(name) from unnest(%s::text[]) name", [texts]
        )
        return dict(cursor.fetchall())
