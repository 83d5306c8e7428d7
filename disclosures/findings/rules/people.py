"""Whether totals of payments to persons could show who somebody is."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from disclosures.findings.rules.rule import Rule
from disclosures.models import PeopleTotal, Report
from regimes.people import FEW


def _few(report: Report) -> Any:
    totals = PeopleTotal.objects.standing()
    return totals.filter(period_id=report.period_id, people__lt=FEW)


RULES: tuple[Rule, ...] = (
    Rule(
        "people_few",
        checks=("VR-31",),
        title=_("A total of very few people"),
        sentence=_("A total of payments to people is of fewer than five of them."),
        why=_(
            "Where so few are meant, readers may know who they are and what they got."
        ),
        mend=_(
            "On “Payments to individual people”, put kinds together until there are five"
            " people or more, or say why it goes out all the same. The register shows"
            " your words."
        ),
        there=_few,
        page="period-people",
    ),
)
