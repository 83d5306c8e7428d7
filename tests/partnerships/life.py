"""What goes on under a partnership and an agreement, made by the product's actions."""

import datetime
from decimal import Decimal

from partnerships.actions import (
    acknowledgements,
    activities,
    data_use,
    fair_pay,
    materials,
    permissions,
    rates,
    unspent,
)
from partnerships.actions.milestones import File
from tests.partnerships.table import TODAY

FILE = File(b"%PDF-1.4 leaflet", "leaflet.pdf", "application/pdf")
LOGO_UNTIL = TODAY + datetime.timedelta(days=90)
DATA_UNTIL = TODAY + datetime.timedelta(days=365)
RATE = {
    "country": "",
    "kind": "",
    "level": "expert",
    "low": Decimal(50),
    "high": Decimal(80),
    "currency": "GBP",
}
PAY = {
    "words": "One day of an advisory board",
    "country": "GB",
    "kind": "advisory",
    "level": "expert",
    "people": 2,
    "preparation": Decimal(2),
    "participation": Decimal(6),
    "follow_up": Decimal(0),
    "travel": Decimal("1.5"),
    "amount": Decimal(1200),
    "expenses": Decimal(80),
    "currency": "GBP",
    "justification": "",
}
DATA = {
    "data_set": "Answers to our survey of 2025, without names",
    "basis": "consent",
    "permitted": "To choose what a trial measures",
    "returns": "A summary in plain words within a year",
    "until_on": DATA_UNTIL,
}


def _partner(table, by):
    return table.company if by == table.volunteer else table.patients


def added(table, *, by=None, agreements=(), key="", today=TODAY, **facts):
    """An activity, by the organisation unless told otherwise."""
    usual = {
        "title": "Evenings for families",
        "nature": "own_help",
        "kinds": ["peer_support"],
        "stage": "access",
    }
    return activities.add(
        table.partnership,
        {**usual, **facts},
        agreements=agreements,
        by=by or table.volunteer,
        today=today,
        key=key,
    )


def loaded(table, *rows, valid_from=TODAY, key=""):
    """The company's next version of its rates."""
    return rates.load(
        rows or [RATE], valid_from=valid_from, words="", by=table.lead, key=key
    )


def paid(table, agreement, *, by=None, declined=False, key="", **facts):
    """Pay that is proposed, by the company unless told otherwise."""
    return fair_pay.propose(
        agreement,
        table.company,
        table.patients,
        {**PAY, **facts},
        declined=declined,
        by=by or table.lead,
        today=TODAY,
        key=key,
    )


def brought(table, agreement, *, by=None, from_outset=True, **facts):
    """Evidence of acknowledgement, by the organisation unless told otherwise."""
    usual = {
        "medium": "website",
        "words": "“Supported by Northwind Pharma”, above the first line",
        "seen_on": TODAY,
        "address": "https://rarelung.example/helpline",
    }
    return acknowledgements.bring(
        agreement,
        from_outset=from_outset,
        by=by or table.volunteer,
        today=TODAY,
        **{**usual, **facts},
    )


def asked(table, *, by=None, owner=None, key="", **facts):
    """The company asks for the organisation's logo, unless told otherwise."""
    usual = {
        "purpose": "On the poster of the spring meeting",
        "media": ["print", "website"],
        "from_on": TODAY,
        "until_on": LOGO_UNTIL,
    }
    return permissions.ask(
        table.partnership,
        owner or table.patients,
        by=by or table.lead,
        today=TODAY,
        key=key,
        **{**usual, **facts},
    )


def used(table, *, by=None, ours=True, key="", **facts):
    """A record of data use, written by the owner of the data unless told otherwise."""
    by = by or table.volunteer
    return data_use.propose(
        table.partnership,
        _partner(table, by),
        {**DATA, **facts},
        ours=ours,
        by=by,
        today=TODAY,
        key=key,
    )


def shown(table, *, by=None, key=""):
    """A material of the organisation, unless told otherwise, that the other side reads."""
    by = by or table.volunteer
    return materials.show(
        table.partnership,
        _partner(table, by),
        title="Living with a rare lung disease",
        kind="leaflet",
        file=FILE,
        words="Is it clear?",
        due_on=None,
        by=by,
        today=TODAY,
        key=key,
    )


def commented(table, material, basis, words="A comment", *, by=None):
    materials.comment(
        material, basis=basis, words=words, by=by or table.lead, today=TODAY
    )
    return material.comments.latest("pk")


def returned(table, agreement, amount="250.00", what="returned", *, by=None):
    """The organisation says what is left over."""
    return unspent.say(
        agreement,
        amount=Decimal(amount),
        what=what,
        words="",
        by=by or table.volunteer,
        today=TODAY,
    )
