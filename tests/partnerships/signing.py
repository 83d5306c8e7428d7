"""From agreed to signed: the people who approve and sign, and the way there."""

from dataclasses import dataclass

from audit.acting import Actor
from partnerships.actions import approvals, signatures
from partnerships.models import Agreement, Approval, SignedText
from tests import cast
from tests.partnerships import table as laying
from tests.partnerships.table import TODAY

WHOLE = {
    "nature": "A grant for a stated purpose.",
    "out_of_scope": "No medicine is promoted.",
    "who_decides": "The organisation decides about what is said.",
    "acknowledged_from_outset": True,
    "acknowledgement": "Supported by a grant of Northwind Pharma.",
    "acknowledgement_where": "On the first page of each leaflet.",
    "codes": ["EFPIA Code of Practice 2019"],
    "disclosure_notice": "Published by the company before July.",
    "unspent_rule": "It is paid back.",
    "payment_terms": "To the account of the organisation, within 30 days.",
    "restricted": True,
}
WHY = "We know; it is added with the first report."


@dataclass
class People:
    """Who takes part in approving and signing."""

    reviewer: Actor
    signs: Actor
    chair: Actor


def people(table) -> People:
    """A compliance reviewer and a signatory of the company, the organisation's chair."""
    return People(
        table.actor("compliance_reviewer"),
        table.actor("signatory"),
        table.actor("signatory", of="patients"),
    )


def agreed(table, **terms) -> Agreement:
    return laying.agreed(table, **{**WHOLE, **terms})


def approved(table, someone, **terms) -> Agreement:
    """Agreed, and approved by the company's reviewer, who insists on what is missing."""
    agreement = agreed(table, **terms)
    return approve_all(agreement, someone.reviewer)


def approve_all(agreement, by, today=TODAY) -> Agreement:
    for step in Approval.objects.filter(agreement=agreement, state="waiting"):
        approvals.approve(step, by=by, today=today, all_the_same=WHY)
    return fresh(agreement)


def sign(agreement, by, today=TODAY, **more):
    return signatures.sign(
        fresh(agreement),
        signatures.Hand("Ann Example", "Chair"),
        text_sha256=more.pop("text_sha256", "") or sha256(agreement),
        by=by,
        today=today,
        **more,
    )


def signed(table, someone, **terms) -> Agreement:
    """Signed by both sides."""
    agreement = approved(table, someone, **terms)
    sign(agreement, someone.chair)
    sign(agreement, someone.signs)
    return fresh(agreement)


def sha256(agreement) -> str:
    return SignedText.objects.get(version=fresh(agreement).agreed_id).sha256


def fresh(agreement) -> Agreement:
    return Agreement.objects.select_related("agreed", "current", "amends", "base").get(
        pk=agreement.pk
    )


def outsider() -> Actor:
    place = cast.patients("Somebody Else")
    return cast.actor(cast.member(place, "administrator"), place)
