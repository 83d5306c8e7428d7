"""The pages that are measured: what each one is, its address, who looks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from accounts.models import User
from bench.world import World
from disclosures.models import Transfer
from disclosures.models.public import Line, PublishedReport
from disclosures.models.register import RegisterLine
from disclosures.models.register import RegisterOrganisation as Shown
from organisations.models import Organisation
from ui.keyset import page

MOST_QUERIES = {"list": 8, "detail": 10, "public": 3}
DEEP = 0.9


@dataclass(frozen=True)
class Address:
    """`kind` is list, detail or public."""

    name: str
    kind: str
    path: str
    who: User | None = None


def addresses(world: World) -> list[Address]:
    """Every page that is measured, at the size that the ledger has now."""
    return [*_workplace(world), *_register(world)]


def _workplace(world: World) -> Iterator[Address]:
    officer, volunteer = world.officer, world.volunteer
    payments = reverse("disclosures:transfer-list")
    own = Transfer.objects.filter(disclosed_by=world.company)
    recipient = Organisation.objects.filter(kind="patients").latest("pk")
    lists: dict[str, dict[str, Any]] = {
        "payments": {},
        "payments, deep": {"after": deep(own, ("-id",))},
        "payments, largest first": {"sort": "largest"},
        "payments, largest first, deep": {
            "sort": "largest",
            "after": deep(own, ("-amount", "-id")),
        },
        "payments of a year": {"year": world.year},
        "payments of a category": {"category": "grant"},
        "payments confirmed": {"answer": "confirmed"},
        "payments with a common word": {"q": "helpline"},
        "payments with a rare word": {"q": "sibelius"},
        "payments to a name": {"party": recipient.legal_name},
        "payments to any society": {"party": "society"},
    }
    for name, query in lists.items():
        yield Address(name, "list", with_query(payments, query), officer)
    yield Address("one payment", "detail", own.latest("pk").get_absolute_url(), officer)
    organisations = reverse("organisations:list")
    known = Organisation.objects.all()
    for name, query in {
        "organisations": {},
        "organisations, deep": {"after": deep(known, ("name_key", "id"))},
        "organisations by name": {"q": recipient.legal_name},
        "organisations by a part": {"q": "sarcoidosis"},
    }.items():
        yield Address(name, "list", with_query(organisations, query), officer)
    yield Address("one organisation", "detail", recipient.get_absolute_url(), officer)
    yield Address("inbox of an officer", "list", reverse("inbox:index"), officer)
    yield Address("inbox of a volunteer", "list", reverse("inbox:index"), volunteer)
    yield Address("payments of a recipient", "list", payments, volunteer)
    yield Address("check", "list", reverse("disclosures:review"), volunteer)


def _register(world: World) -> Iterator[Address]:
    search = reverse("register:search")
    lines = RegisterLine.objects.all()
    company = Shown.objects.get(public_id=world.company.public_id)
    small = Shown.objects.get(public_id=world.companies[4].public_id)
    recipient = Shown.objects.filter(is_company=False).latest("pk")
    for name, query in searches(world, company, small, recipient).items():
        yield Address(f"register: {name}", "public", with_query(search, query))
    far = {"after": deep(lines, ("-year", "-line_id"))}
    yield Address("register: all, deep", "public", with_query(search, far))
    for name, found in (
        ("a large company", company),
        ("a recipient", recipient),
        ("a line", Line.objects.latest("pk")),
        ("a report", PublishedReport.objects.latest("line_count")),
    ):
        yield Address(f"register: {name}", "public", found.get_absolute_url())
    yield Address("register: coverage", "public", reverse("register:coverage"))
    yield Address("register: start", "public", reverse("register:home"))


def searches(
    world: World, company: Shown, small: Shown, recipient: Shown
) -> dict[str, dict[str, Any]]:
    """Every kind of query of the public search."""
    return {
        "all": {},
        "common word": {"q": "helpline"},
        "rare word": {"q": "sibelius"},
        "two words": {"q": "helpline sarcoidosis"},
        "no such word": {"q": "zzyzx"},
        "a name": {"q": recipient.name},
        "year": {"year": world.year},
        "category": {"category": "grant"},
        "country": {"country": "CH"},
        "answer": {"answer": "questioned"},
        "company": {"company": company.public_id},
        "small company": {"company": small.public_id},
        "recipient": {"organisation": recipient.public_id},
        "largest": {"sort": "largest"},
        "largest of a company": {"sort": "largest", "company": company.public_id},
        "largest of a small company": {"sort": "largest", "company": small.public_id},
        "last changed": {"sort": "changed"},
        "several filters": {"year": world.year, "category": "grant", "country": "CH"},
        "word and filters": {"q": "helpline", "country": "CH", "answer": "confirmed"},
    }


def with_query(path: str, query: dict[str, Any]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


def deep(rows: QuerySet[Any], order: tuple[str, ...]) -> str:
    """The cursor of a row far down the list."""
    ordered = rows.order_by(*order)
    row = ordered[int(rows.count() * DEEP)]
    found = page(
        rows.filter(pk__in=[row.pk, ordered.reverse()[0].pk]), order=order, size=1
    )
    return str(found.next)
