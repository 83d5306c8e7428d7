"""One income, one question about dependence, one sole product: of Rare Lung."""

import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from accounts.models import User
from audit.acting import acting
from documents.models import Document, keep
from independence.actions import alerts, incomes
from independence.models import Alert
from organisations.actions.organisations import add_condition
from organisations.models import Organisation, Product
from tests import cast

TODAY = timezone.localdate()


def make(
    company: Organisation, patients: Organisation, persons: dict[str, User]
) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """What the addresses take, and what is posted; last year has payments already."""
    by = cast.actor(persons["po_admin"])
    last_year = datetime.date(TODAY.year - 1, 12, 31)
    with acting(by):
        accounts = keep(
            b"%PDF-1.4 accounts",
            name="accounts.pdf",
            media_type="application/pdf",
            kind=Document.Kind.PROFILE,
            owner_id=patients.pk,
        )
        income = incomes.enter(
            {
                "starts_on": last_year.replace(month=1, day=1),
                "ends_on": last_year,
                "currency": "GBP",
                "amount": Decimal("10000.00"),
                "source": "Annual accounts",
                "sight": "public",
            },
            by=by,
            document=accounts,
        )
    part = incomes.add_part(
        income, kind="members", funder="", amount=Decimal("900.00"), by=by
    )
    add_condition(patients, name="Sarcoidosis", scheme="words", code="", by=by)
    with acting(cast.actor(persons["lead"])):
        Product.objects.create(
            company=company,
            name="Breathall",
            stage=Product.Stage.MARKETED,
            condition="Sarcoidosis",
            only_one=True,
        )
    alerts.ask(TODAY)
    alert = Alert.objects.get(company=company)
    return {
        "independence:": {},
        "independence:year": {"ends_on": last_year.isoformat()},
        "independence:rows": {"ends_on": last_year.isoformat()},
        "independence:income-list": {},
        "independence:income-create": {},
        "independence:income": {"public_id": income.public_id},
        "independence:income-part-end": {"public_id": income.public_id},
        "independence:alert": {"public_id": alert.public_id},
        "independence:alert-list": {},
        "independence:sole-product": {"public_id": company.public_id},
        "independence:of": {"public_id": patients.public_id},
    }, {"independence:income-part-end": {"part": part.pk}}
