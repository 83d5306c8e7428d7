"""What is counted for those who approve and sign agreements."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import ngettext

from inbox.counted import Count
from inbox.items import Desk
from organisations.models import Organisation, Role
from partnerships.lifecycle.approvals import TAKERS
from partnerships.lifecycle.sides import COMPANY_WRITERS, WRITERS
from partnerships.models import AgreementParty, Side
from partnerships.signing_reading import open_steps, papers_to_judge, unsigned

LOOKERS = tuple(dict.fromkeys((*COMPANY_WRITERS, *WRITERS)))


def _waiting(_place: Organisation) -> str:
    return reverse("partnerships:approvals-waiting")


def _to_approve(role: Role) -> Count:
    """Steps of one role: somebody who holds two has them apart."""
    return Count(
        f"approve_{role.value}",
        lambda desk: desk.verified(role.value),
        lambda _desk: open_steps().filter(organisation=OuterRef("pk"), role=role.value),
        lambda count: ngettext(
            "Approve %(number)s agreement",
            "Approve %(number)s agreements",
            count,
        ),
        _waiting,
    )


def _papers(_desk: Desk) -> Any:
    """Scans that the other side of the table brought."""
    mine = AgreementParty.objects.filter(
        agreement=OuterRef("agreement"), organisation=OuterRef(OuterRef("pk"))
    )
    theirs = AgreementParty.objects.filter(
        agreement=OuterRef("agreement"), organisation=OuterRef("organisation")
    )
    company = {"side": Side.COMPANY}
    return (
        papers_to_judge()
        .annotate(
            i_am_company=Exists(mine.filter(**company)),
            i_am_other=Exists(mine.exclude(**company)),
            by_company=Exists(theirs.filter(**company)),
        )
        .filter(
            Q(i_am_company=True, by_company=False) | Q(i_am_other=True, by_company=True)
        )
    )


COUNTS = (
    *(_to_approve(role) for role in TAKERS),
    Count(
        "to_sign",
        lambda desk: desk.verified("signatory"),
        lambda _desk: unsigned().filter(organisation=OuterRef("pk")),
        lambda count: ngettext(
            "Sign %(number)s agreement",
            "Sign %(number)s agreements",
            count,
        ),
        _waiting,
        first="agreement__sign_by",
    ),
    Count(
        "papers",
        lambda desk: desk.verified(*LOOKERS),
        _papers,
        lambda count: ngettext(
            "Look at %(number)s paper that was signed by hand",
            "Look at %(number)s papers that were signed by hand",
            count,
        ),
        _waiting,
    ),
)
