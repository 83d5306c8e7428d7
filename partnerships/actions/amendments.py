"""Amendments: a branch of an agreement that becomes its next version when all have signed."""

import datetime
from collections.abc import Collection

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from partnerships import references, turns
from partnerships.actions import taking_part
from partnerships.actions.versions import TERMS, copy_children, lock, seal
from partnerships.lifecycle.agreements import MOVES, ONLY_ACKNOWLEDGED, OPEN
from partnerships.lifecycle.sides import table_side, writes
from partnerships.lifecycle.signing import AMENDABLE, moved
from partnerships.mail import amendments as mail
from partnerships.models import Agreement, AgreementParty, Kind, Side, Version
from workflow.moves import Refused

TABLE = "partnerships_agreement"
State = Agreement.State


def may_begin(
    agreement: Agreement,
    actor: Actor,
    amended: Collection[Agreement] | None = None,
) -> list[str]:
    """Reasons why this person can't begin an amendment now.

    `amended`: all amendments of it, where somebody has them at hand.
    """
    if amended is None:
        amended = list(agreement.amendments.all())
    reasons = []
    if not writes(actor):
        reasons.append(
            _(
                "Amendments are begun by leads and legal reviewers of a company, and by"
                " administrators and signatories of an organisation."
            )
        )
    if agreement.amends_id is not None:
        reasons.append(_("This is an amendment itself. Amend the agreement."))
    elif agreement.state not in AMENDABLE:
        reasons.append(
            _("Only a signed agreement is amended. It is now: “%(state)s”.")
            % {"state": agreement.get_state_display()}
        )
    elif agreement.agreed_id is None:
        reasons.append(
            _("Its text is not here: it was made elsewhere. Make a new agreement.")
        )
    if _their_own_text(agreement, actor):
        reasons.append(str(ONLY_ACKNOWLEDGED))
    if open_one := next((each for each in amended if each.state in OPEN), None):
        reasons.append(
            _("There is an amendment under way already: %(reference)s.")
            % {"reference": open_one.reference}
            if open_one.drafted_by_id == actor.organisation_id
            or open_one.current_id is not None
            else _("The other side is writing an amendment.")
        )
    return reasons


def _their_own_text(agreement: Agreement, actor: Actor) -> bool:
    """A donation for no stated purpose stays in the organisation's words."""
    return (
        actor.kind == Side.COMPANY
        and agreement.kind == Kind.DONATION
        and agreement.agreed is not None
        and agreement.agreed.restricted is False
    )


def begin(
    agreement: Agreement, what: str, *, by: Actor, today: datetime.date
) -> Agreement:
    """A branch from the text that holds: a draft of the actor's side with all of it."""
    with acting(by):
        base = lock(agreement)
        taking_part.ask(base, by)
        if reasons := may_begin(base, by):
            raise Refused(reasons)
        branch = Agreement.objects.create(
            reference=references.new(TABLE, "A", today.year),
            partnership_id=base.partnership_id,
            application_id=base.application_id,
            kind=base.kind,
            service=base.service,
            form=Agreement.Form.FULL
            if base.form == Agreement.Form.ELSEWHERE
            else base.form,
            language=base.language,
            jurisdiction=base.jurisdiction,
            drafted_by_id=by.organisation,
            drafted_on=today,
            amends=base,
            amends_what=what,
            base_id=base.agreed_id,
        )
        AgreementParty.objects.bulk_create(
            AgreementParty(
                agreement=branch,
                organisation_id=party.organisation_id,
                side=party.side,
                shown=party.organisation_id == by.organisation_id,
            )
            for party in base.parties.all()
        )
        _copied_to(branch, base.settled, by=by)
        turns.pass_to(branch, table_side(by), today=today)
        record("amendment_begun", branch, by=by, what=what, base=base.reference)
    branch.refresh_from_db()
    return branch


def take_over(amendment: Agreement, *, by: Actor, today: datetime.date) -> Agreement:
    """The last signature: what the amendment says is the agreement's next version.

    Gives the agreement. Call inside `acting`, with the amendment locked and signed.
    """
    base = lock(amendment.amends) if amendment.amends else None
    if base is None:
        raise Refused([_("This is no amendment.")])
    amendment.amends = base
    if reasons := moved(amendment):
        raise Refused(reasons)
    text = amendment.settled
    version = Version.objects.create(
        agreement=base,
        by_organisation_id=text.by_organisation_id,
        by_person_id=text.by_person_id,
        covering_words=_("Amendment %(reference)s")
        % {"reference": amendment.reference},
        **{name: getattr(text, name) for name in TERMS},
    )
    copy_children(text, version)
    base.agreed = base.current = seal(base, version, today=today)
    base.agreed_on = today
    _carry_on(base, amendment, today)
    base.save()
    amendment.state = MOVES["supersede"].target
    amendment.save()
    record("amended", base, by=by, amendment=amendment.reference, number=version.number)
    record("taken_over", amendment, by=by, number=version.number)
    mail.amended(base, amendment)
    return base


def _carry_on(base: Agreement, amendment: Agreement, today: datetime.date) -> None:
    """What the new dates mean: an earlier end, or more time."""
    ends_on = amendment.settled.ends_on
    if amendment.amends_what == Agreement.Amends.TERMINATION:
        base.end_reason = _("Ended by the amendment %(reference)s.") % {
            "reference": amendment.reference
        }
        base.ends_early_on = ends_on or today
        if base.state == State.COMPLETED or base.ends_early_on > today:
            return
        base.state = MOVES["end_early"].target
        return
    base.ends_early_on, base.end_reason = None, ""  # it holds as amended, to its end
    if base.state == State.COMPLETED and ends_on is not None and ends_on >= today:
        base.state = MOVES["go_on"].target
        base.completed_on = None


def _copied_to(branch: Agreement, version: Version, *, by: Actor) -> Version:
    draft = Version.objects.create(
        agreement=branch,
        by_organisation_id=by.organisation,
        by_person_id=by.person,
        **{name: getattr(version, name) for name in TERMS},
    )
    copy_children(version, draft)
    return draft
