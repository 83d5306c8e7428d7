"""What is counted for companies."""

import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import ngettext

from disclosures.lifecycle.affiliates import SPEAKERS
from disclosures.models import (
    AffiliateStatement,
    Claim,
    CorrectionRequest,
    ImportBatch,
    Report,
)
from inbox.counted import Count
from inbox.items import Desk
from independence.lifecycle.alerts import COMPANY_ROLES
from independence.models import Alert
from organisations.actions.diligence import REMIND_DAYS
from organisations.diligence import IN_FORCE
from organisations.lifecycle.diligence import CHECKERS
from organisations.models import DueDiligence, Organisation


def _officers(desk: Desk) -> Any:
    return desk.places("disclosure_officer", kind="company")


def _checkers(desk: Desk) -> Any:
    return desk.places(*CHECKERS, kind="company")


def _planners(desk: Desk) -> Any:
    return desk.places(*COMPANY_ROLES, kind="company")


def _ending(desk: Desk) -> Any:
    """Checks that end soon and were not begun again."""
    later = DueDiligence.objects.filter(
        company=OuterRef("company"),
        organisation=OuterRef("organisation"),
        pk__gt=OuterRef("pk"),
    )
    soon = desk.today + datetime.timedelta(days=max(REMIND_DAYS))
    return DueDiligence.objects.filter(
        ~Exists(later),
        company=OuterRef("pk"),
        state__in=IN_FORCE,
        expires_on__range=(desk.today, soon),
    )


PUBLISHED = Report.objects.filter(
    period=OuterRef("period"), state=Report.State.PUBLISHED
)
"""What was asked for a report that is published waits no more."""

COUNTS = (
    Count(
        "claims",
        _officers,
        lambda _desk: Claim.objects.filter(
            company=OuterRef("pk"), state=Claim.State.OPEN
        ),
        lambda count: ngettext(
            "Decide about %(number)s payment that a recipient misses",
            "Decide about %(number)s payments that recipients miss",
            count,
        ),
        lambda _company: reverse("disclosures:claim-list"),
    ),
    Count(
        "corrections",
        _officers,
        lambda _desk: CorrectionRequest.objects.filter(
            company=OuterRef("pk"), state=CorrectionRequest.State.OPEN
        ),
        lambda count: ngettext(
            "Answer %(number)s request for a correction",
            "Answer %(number)s requests for corrections",
            count,
        ),
        lambda _company: reverse("disclosures:correction-list") + "?state=open",
        first="answer_by",
    ),
    Count(
        "affiliate_statements",
        lambda desk: desk.verified(*SPEAKERS, kinds={Organisation.Kind.COMPANY}),
        lambda _desk: AffiliateStatement.objects.filter(
            ~Exists(PUBLISHED),
            affiliate=OuterRef("pk"),
            state=AffiliateStatement.State.ASKED,
        ),
        lambda count: ngettext(
            "Say for %(number)s report of your group whether your payments are complete",
            "Say for %(number)s reports of your group whether your payments are complete",
            count,
        ),
        lambda _company: reverse("disclosures:affiliate-list"),
        first="answer_by",
        zone="period__time_zone",
    ),
    Count(
        "imports",
        _officers,
        lambda _desk: ImportBatch.objects.filter(
            company=OuterRef("pk"), state=ImportBatch.State.CHECKED
        ),
        lambda count: ngettext(
            "Finish %(number)s file: it is read, but not stored",
            "Finish %(number)s files: they are read, but not stored",
            count,
        ),
        lambda _company: reverse("disclosures:import-list"),
    ),
    Count(
        "collecting",
        _checkers,
        lambda _desk: DueDiligence.objects.filter(
            company=OuterRef("pk"), state=DueDiligence.State.COLLECTING
        ),
        lambda count: ngettext(
            "Finish your checks of %(number)s organisation",
            "Finish your checks of %(number)s organisations",
            count,
        ),
        lambda _company: reverse("organisations:diligence-list"),
    ),
    Count(
        "ending",
        _checkers,
        _ending,
        lambda count: ngettext(
            "Your checks of %(number)s organisation end soon",
            "Your checks of %(number)s organisations end soon",
            count,
        ),
        lambda _company: reverse("organisations:diligence-list"),
        first="expires_on",
    ),
    Count(
        "plans",
        _planners,
        lambda _desk: Alert.objects.filter(
            company=OuterRef("pk"), company_plan="", state=Alert.State.OPEN
        ),
        lambda count: ngettext(
            "Answer %(number)s question about dependence",
            "Answer %(number)s questions about dependence",
            count,
        ),
        lambda _company: reverse("independence:alert-list"),
    ),
)
