"""How an application is written, handed in, looked at and decided, and who moves it."""

import datetime
from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.acting import Actor
from organisations.models import CompanyProfile, Organisation
from partnerships.applied import needed
from partnerships.lifecycle.sides import writes
from partnerships.models import Application, ApplicationQuestion, Review
from ui.dates import written_day as day
from workflow.moves import Move, steps

State = Application.State
START = State.DRAFT
HANDED_IN = frozenset({State.SUBMITTED, State.IN_REVIEW, State.RETURNED})
DECIDED = frozenset({State.APPROVED, State.CONDITIONS, State.DECLINED})
GRANTED = frozenset({State.APPROVED, State.CONDITIONS})

APPLICANT = "applicant"  # speaks for the organisation that asks
HANDLER = "handler"  # speaks for the company that is asked
DECIDER = "decider"  # decides for the company

DECIDERS = ("lead", "medical_reviewer", "legal_reviewer", "compliance_reviewer")
OF_APPLICANT = gettext_lazy(
    "This is for the organisation that applies: an administrator or a signatory does it."
)
OF_HANDLER = gettext_lazy(
    "This is for the company: a lead or a legal reviewer does it."
)
OF_DECIDER = gettext_lazy(
    "The company decides: a lead, or a medical, legal or compliance reviewer."
)


@dataclass(frozen=True)
class Standing:
    """An application with the facts on which its moves depend.

    `wanted_by` is the last day for the answers that the company waits for; `conflict`
    whether the actor said that they have an interest in the matter.
    """

    application: Application
    today: datetime.date
    wanted_by: datetime.date | None = None
    conflict: bool = False


def _complete(standing: Standing, _actor: Actor) -> str:
    missing = needed(standing.application)
    if not missing:
        return ""
    return _("Still needed: %(parts)s.") % {"parts": ", ".join(missing)}


def _process_open(standing: Standing, _actor: Actor) -> str:
    application = standing.application
    if application.route == Application.Route.IDEA or takes_now(application.company):
        return ""
    return process_closed(application.company)


def _waited_enough(standing: Standing, _actor: Actor) -> str:
    if standing.wanted_by is None or standing.wanted_by < standing.today:
        return ""
    return _("The organisation has until %(day)s to answer.") % {
        "day": day(standing.wanted_by)
    }


def _no_conflict(standing: Standing, _actor: Actor) -> str:
    if not standing.conflict:
        return ""
    return _(
        "You said that you have an interest in this matter: somebody else has to decide."
    )


MOVES: dict[str, Move] = {
    "hand_in": Move(
        frozenset({State.DRAFT}),
        State.SUBMITTED,
        frozenset({APPLICANT}),
        OF_APPLICANT,
        gettext_lazy("Hand in"),
        (_complete, _process_open),
    ),
    "take": Move(
        frozenset({State.SUBMITTED}),
        State.IN_REVIEW,
        frozenset({HANDLER}),
        OF_HANDLER,
        gettext_lazy("Take into review"),
    ),
    "ask": Move(
        frozenset({State.SUBMITTED, State.IN_REVIEW}),
        State.RETURNED,
        frozenset({HANDLER}),
        OF_HANDLER,
        gettext_lazy("Ask the organisation"),
    ),
    "answer": Move(
        frozenset({State.RETURNED}),
        State.SUBMITTED,
        frozenset({APPLICANT}),
        OF_APPLICANT,
        gettext_lazy("Answer the questions"),
    ),
    "go_on": Move(
        frozenset({State.RETURNED}),
        State.IN_REVIEW,
        frozenset({HANDLER}),
        OF_HANDLER,
        gettext_lazy("Go on without the answers"),
        (_waited_enough,),
    ),
    "approve": Move(
        frozenset({State.IN_REVIEW}),
        State.APPROVED,
        frozenset({DECIDER}),
        OF_DECIDER,
        gettext_lazy("Approve"),
        (_no_conflict,),
    ),
    "approve_with_conditions": Move(
        frozenset({State.IN_REVIEW}),
        State.CONDITIONS,
        frozenset({DECIDER}),
        OF_DECIDER,
        gettext_lazy("Approve with conditions"),
        (_no_conflict,),
    ),
    "decline": Move(
        frozenset({State.IN_REVIEW}),
        State.DECLINED,
        frozenset({DECIDER}),
        OF_DECIDER,
        gettext_lazy("Decline"),
        (_no_conflict,),
    ),
    "withdraw": Move(
        frozenset({State.DRAFT, *HANDED_IN}),
        State.WITHDRAWN,
        frozenset({APPLICANT}),
        OF_APPLICANT,
        gettext_lazy("Withdraw"),
    ),
}
DECISIONS = ("approve", "approve_with_conditions", "decline")


def parts(application: Application, actor: Actor) -> set[str]:
    """What the actor is in this application."""
    played = set()
    if actor.organisation_id == application.applicant_id and writes(actor):
        played.add(APPLICANT)
    if actor.organisation_id == application.company_id:
        if writes(actor):
            played.add(HANDLER)
        if actor.has(*DECIDERS):
            played.add(DECIDER)
    return played


def application_steps(standing: Standing, actor: Actor) -> dict[str, list[str]]:
    """Every move, each with the reasons why this actor may not make it now."""
    application = standing.application
    return steps(
        MOVES,
        standing,
        actor,
        state=application.state,
        roles=parts(application, actor),
        not_now=_("It is now: “%(state)s”.")
        % {"state": application.get_state_display()},
    )


def asked(
    application: Application, actor: Actor, today: datetime.date
) -> dict[str, list[str]]:
    """The same, with the facts read from the database (two queries)."""
    return application_steps(
        Standing(
            application,
            today,
            wanted_by=ApplicationQuestion.objects.filter(
                application=application, answered_on=None
            ).aggregate(last=Max("due_on"))["last"],
            conflict=conflicts(application, actor).exists(),
        ),
        actor,
    )


def conflicts(application: Application, actor: Actor) -> QuerySet[Review]:
    """Where the actor, or the one whose place they take, said they have an interest."""
    return Review.objects.filter(
        Q(person=actor.person_id) | Q(person=actor.deputy_for_id),
        application=application,
        interest=Review.Interest.CONFLICT,
    )


def takes_now(company: Organisation) -> bool:
    """Whether the company takes applications through its published process."""
    kept: CompanyProfile | None = getattr(company, "company_profile", None)
    return kept is not None and kept.process_open


def process_closed(company: Organisation) -> str:
    return _(
        "%(company)s takes no applications through its process now. You can send this as"
        " your own idea all the same."
    ) % {"company": company}


def may_not_begin(company: Organisation, actor: Actor, route: str) -> list[str]:
    """Why the actor's organisation may not begin an application to this company."""
    reasons = []
    if actor.kind == Organisation.Kind.COMPANY or not writes(actor):
        reasons.append(str(OF_APPLICANT))
    if Organisation.objects.filter(
        pk=actor.organisation_id or 0, is_operator=True
    ).exists():
        reasons.append(_("Whoever runs this portal asks nobody for support."))
    if company.kind != Organisation.Kind.COMPANY:
        reasons.append(_("Support is asked from companies."))
    if company.status != Organisation.Status.ACTIVE:
        reasons.append(_("This record is not in use any more."))
    if route == Application.Route.PROCESS and not takes_now(company):
        reasons.append(process_closed(company))
    return reasons


def may_not_write(application: Application, actor: Actor) -> list[str]:
    """Why the actor may not change what the application says; nothing: they may."""
    if APPLICANT not in parts(application, actor):
        return [str(OF_APPLICANT)]
    if application.state != State.DRAFT:
        return [
            _("It was handed in: what it says stays as it is. You can withdraw it.")
            if application.state in HANDED_IN
            else _("It is now: “%(state)s”.")
            % {"state": application.get_state_display()}
        ]
    return []
