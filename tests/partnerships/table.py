"""A company and an organisation at one table: people, a partnership, agreements."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from audit.acting import Actor
from partnerships.actions import agreements, joining, partnerships, versions
from partnerships.models import Agreement, Partnership, Stage
from tests import cast

TODAY = datetime.date(2026, 3, 2)


@dataclass
class Table:
    """Both sides: `company`, `patients`; `lead` and `volunteer` speak for them."""

    company: Any
    patients: Any
    lead: Actor
    volunteer: Actor
    partnership: Partnership

    def actor(self, role, *, of="company") -> Actor:
        """Somebody new in this role of "company" or "patients"."""
        place = getattr(self, of)
        return cast.actor(cast.member(place, role), place)


def laid(company=None, patients=None) -> Table:
    """A running partnership of a company and an organisation, which proposed it."""
    company = company or cast.company()
    patients = patients or cast.patients()
    lead = cast.actor(cast.member(company, "lead"), company)
    volunteer = cast.actor(cast.member(patients, "administrator"), patients)
    partnership = proposed([company], by=volunteer)
    joining.join(partnership.parties.get(organisation=company), by=lead, today=TODAY)
    partnership.refresh_from_db()
    return Table(company, patients, lead, volunteer, partnership)


def proposed(others, *, by, **more) -> Partnership:
    """A partnership that waits for the others."""
    usual = {
        "title": "Breathing at home",
        "purpose": "People with rare lung diseases live at home for longer.",
        "stage": Stage.DEVELOPMENT,
    }
    proposal = partnerships.Proposal(**{**usual, **more})
    return partnerships.start(proposal, others, by=by, today=TODAY)


def drafted(table, *, by=None, kind="grant", **terms) -> Agreement:
    """A draft with usual terms, by the lead unless told otherwise."""
    by = by or table.lead
    agreement = agreements.draft(
        table.partnership,
        shape=agreements.Shape(kind=kind),
        title="A helpline for rare lung diseases",
        parties=[table.company, table.patients],
        by=by,
        today=TODAY,
    )
    usual = {
        "description": "Volunteers answer calls on three evenings a week.",
        "objectives": "People find help close to home; this supports healthcare.",
        "benefit": "Somebody who knows the disease listens.",
        "starts_on": datetime.date(2026, 5, 1),
        "ends_on": datetime.date(2027, 4, 30),
        "amount": Decimal(12000),
        "currency": "GBP",
        "vat_treatment": "not_applicable",
    }
    versions.write(agreement, {**usual, **terms}, {}, by=by)
    return agreement


def sent(table, **terms) -> Agreement:
    """The lead's draft is with the organisation."""
    agreement = drafted(table, **terms)
    agreements.send(agreement, by=table.lead, today=TODAY)
    agreement.refresh_from_db()
    return agreement


def agreed(table, **terms) -> Agreement:
    """Both sides agreed; the company's compliance reviewer has not approved yet."""
    agreement = sent(table, **terms)
    agreements.agree(agreement, by=table.volunteer, today=TODAY)
    agreement.refresh_from_db()
    return agreement
