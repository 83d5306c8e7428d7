"""The parts of the site and their pages, and for whom each is there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from organisations.models import Organisation, Role


def _anybody(_actor: Actor) -> bool:
    return True


def _verified(actor: Actor) -> bool:
    return actor.only_company_id is None


def _patients(actor: Actor) -> bool:
    return _verified(actor) and actor.kind == Organisation.Kind.PATIENTS


def _reports(actor: Actor) -> bool:
    return _verified(actor) and actor.has(Role.AGENCY_REPORTER)


def _checks(actor: Actor) -> bool:
    """Whoever only reports for an agency reads no payments and gives no statement."""
    return actor.roles != {Role.AGENCY_REPORTER}


def _states(actor: Actor) -> bool:
    return _checks(actor) and not _patients(actor)


def _answers(actor: Actor) -> bool:
    return _verified(actor) and actor.has(
        Role.ADMINISTRATOR, Role.SIGNATORY, Role.AUDITOR
    )


@dataclass(frozen=True)
class Place:
    """A part of the site, or a page of one.

    `own`: its address holds the public id of the organisation that somebody acts for.
    `also`: beginnings of other addresses that belong to it. `may`: for whom it is there.
    """

    label: Any
    name: str
    own: bool = False
    also: tuple[str, ...] = ()
    pages: tuple["Place", ...] = ()
    may: Callable[[Actor], bool] = _anybody


WORK = Place(_("Your work"), "inbox:index")
REGISTER = Place(
    _("Register"),
    "register:search",
    pages=(
        Place(_("Search"), "register:search"),
        Place(_("Who has reported"), "register:coverage"),
        Place(
            _("Partnerships"), "register:partnerships", also=("/register/agreements/",)
        ),
        Place(_("Downloads"), "register:downloads"),
        Place(_("About these data"), "register:about"),
        Place(_("Check a signed agreement"), "partnerships:verify"),
    ),
)
ALL = Place(_("All organisations"), "organisations:list")
CHECKS = Place(_("Checks"), "organisations:diligence-list")
PARTNERSHIPS = Place(
    _("Partnerships"),
    "partnerships:list",
    also=(
        *("/activities/", "/minutes/", "/milestones/", "/fair-pay/"),
        *("/acknowledgements/", "/logos/", "/data-use/", "/materials/"),
        *("/stories/", "/budgets/"),
    ),
    pages=(
        Place(_("All"), "partnerships:list"),
        Place(_("Applications"), "partnerships:application-list"),
        Place(
            _("Agreements"),
            "partnerships:agreement-list",
            also=("/clauses/", "/rates/"),
        ),
        Place(_("To approve and sign"), "partnerships:approvals-waiting"),
        Place(_("What waits for us"), "partnerships:due"),
        Place(_("What we promised"), "partnerships:to-do"),
        Place(_("Budgets"), "partnerships:budget-list"),
    ),
)
LEARNED = Place(
    _("What we learn"),
    "partnerships:overview",
    also=("/outcomes/",),
    pages=(
        Place(_("In figures"), "partnerships:overview", also=("/metrics/",)),
        Place(
            _("What patients told"),
            "partnerships:insights",
            also=("/insight-decisions/",),
        ),
        Place(_("Evaluations"), "partnerships:evaluations", also=("/next-steps/",)),
        Place(_("Lessons"), "partnerships:lessons"),
    ),
)
ABOUT_US = (
    Place(_("Profile"), "organisations:profile", own=True),
    Place(_("Record"), "organisations:detail", own=True),
    Place(_("People"), "organisations:people", own=True),
    Place(_("Interests"), "organisations:interests"),
    Place(_("How we approve"), "partnerships:approval-rules", may=_verified),
    Place(_("What is held about us"), "organisations:held", own=True, may=_answers),
)

COMPANY = (
    WORK,
    PARTNERSHIPS,
    LEARNED,
    Place(
        _("Payments"),
        "disclosures:transfer-list",
        pages=(
            Place(_("All payments"), "disclosures:transfer-list"),
            Place(_("Files brought in"), "disclosures:import-list"),
        ),
    ),
    Place(
        _("Years and reports"),
        "disclosures:period-list",
        pages=(
            Place(_("Years"), "disclosures:period-list"),
            Place(_("Last days"), "disclosures:calendar"),
            Place(_("Reports"), "disclosures:report-list"),
            Place(_("How we count"), "disclosures:methodology-list"),
            Place(_("Rules by country"), "disclosures:rules-choices"),
            Place(_("Reporting rules"), "organisations:regimes"),
            Place(_("How long it is kept"), "disclosures:retention"),
        ),
    ),
    Place(
        _("What others say"),
        "disclosures:question-list",
        pages=(
            Place(_("Questions of recipients"), "disclosures:question-list"),
            Place(_("Claims of missing payments"), "disclosures:claim-list"),
            Place(_("Corrections asked for"), "disclosures:correction-list"),
            Place(
                _("Compared with recipients"),
                "disclosures:comparison-list",
                also=("/received/",),
            ),
            Place(_("Passed on by agencies"), "disclosures:passed-on-list"),
            Place(_("Asked by your group"), "disclosures:affiliate-list"),
        ),
    ),
    Place(
        _("Organisations"),
        "organisations:find",
        pages=(
            Place(_("Find patient organisations"), "organisations:find"),
            ALL,
            CHECKS,
            Place(_("Questions about dependence"), "independence:alert-list"),
        ),
    ),
    Place(_("Our profile"), "organisations:profile", own=True, pages=ABOUT_US),
    REGISTER,
)
INDEPENDENCE = Place(
    _("Independence"),
    "independence:index",
    pages=(
        Place(_("Overview"), "independence:index"),
        Place(_("Income"), "independence:income-list"),
        Place(_("Questions about dependence"), "independence:alert-list"),
        Place(_("What is asked of us"), "independence:workload"),
        Place(_("Statements"), "independence:statements"),
    ),
    may=_patients,
)
STATEMENTS = Place(_("Statements"), "independence:statements", may=_states)
RECIPIENT = (
    WORK,
    PARTNERSHIPS,
    LEARNED,
    Place(
        _("Check payments"),
        "disclosures:review",
        also=("/claims/", "/questions/", "/received/"),
        pages=(
            Place(_("Check payments"), "disclosures:review"),
            Place(_("Last days"), "disclosures:calendar"),
        ),
        may=_checks,
    ),
    Place(_("Payments"), "disclosures:transfer-list", may=_checks),
    Place(_("What we passed on"), "disclosures:passed-on-list", may=_reports),
    INDEPENDENCE,
    STATEMENTS,
    Place(
        _("Organisations"),
        "organisations:find",
        pages=(
            Place(_("Find companies"), "organisations:find"),
            ALL,
            Place(_("Our own notes"), "organisations:own-check-list"),
        ),
    ),
    Place(
        _("Our profile"),
        "organisations:profile",
        own=True,
        pages=(*ABOUT_US[:-1], CHECKS, ABOUT_US[-1]),
    ),
    REGISTER,
)
REGISTRAR = (
    WORK,
    Place(
        _("Registrar’s queue"),
        "organisations:registrar-queue",
        pages=(
            Place(_("Requests for access"), "organisations:registrar-queue"),
            Place(
                _("Organisations to verify"), "organisations:registrar-organisations"
            ),
            Place(
                _("Objections"),
                "organisations:objection-queue",
                also=("/registrar/classification/",),
            ),
            Place(
                _("Perhaps the same"),
                "organisations:likeness-list",
                also=("/registrar/compare/",),
            ),
            Place(_("Merged"), "organisations:merge-list"),
            Place(_("Successions"), "organisations:succession-list"),
            Place(_("Extracts of registers"), "organisations:extract-list"),
            Place(_("Sanctions lists"), "organisations:screening-queue"),
            Place(_("Reporting rules"), "organisations:regimes"),
            Place(_("Legal holds"), "organisations:hold-list"),
        ),
    ),
    Place(
        _("Texts to confirm"),
        "partnerships:clause-library",
        pages=(
            Place(_("Clauses"), "partnerships:clause-library"),
            Place(_("Names of metrics"), "partnerships:metric-names"),
        ),
    ),
    ALL,
    REGISTER,
)
OPERATOR = (
    WORK,
    Place(
        _("What registrars decide"),
        "organisations:likeness-list",
        pages=(
            Place(
                _("Perhaps the same"),
                "organisations:likeness-list",
                also=("/registrar/compare/",),
            ),
            Place(_("Merged"), "organisations:merge-list"),
            Place(_("Successions"), "organisations:succession-list"),
            Place(_("Sanctions lists"), "organisations:screening-queue"),
            Place(_("Reporting rules"), "organisations:regimes"),
            Place(_("Legal holds"), "organisations:hold-list"),
        ),
    ),
    ALL,
    REGISTER,
)
