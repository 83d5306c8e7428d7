"""Partnerships: started by either side, described, ended."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from organisations.models import Organisation
from partnerships.actions import joining, leads, publishing, stages, wordings
from partnerships.lifecycle.partnerships import (
    may_not_lead,
    may_not_start,
    partnership_steps,
    standing,
)
from partnerships.mail import partnerships as mail
from partnerships.models import (
    Partnership,
    PartnershipCondition,
    PartnershipParty,
    Side,
)
from workflow.moves import Refused
from workflow.races import Conflict, Outdated

STARTED = "partnership_proposed"


@dataclass(frozen=True)
class Proposal:
    """What a partnership is to be, in the words of whoever starts it.

    `wordings` are first proposals by kind; `conditions` are (list, code, name).
    """

    title: str
    purpose: str
    stage: str
    role: str = ""
    expertise: str = ""
    words: str = ""
    leader: leads.Choice | None = None
    conditions: tuple[tuple[str, str, str], ...] = ()
    wordings: Mapping[str, str] = field(default_factory=dict)


def start(
    proposal: Proposal,
    others: Iterable[Organisation],
    *,
    by: Actor,
    today: datetime.date,
    key: str = "",
) -> Partnership:
    """Proposes a partnership and asks the others to join, in one go.

    `key` is the form's: sent twice, one partnership is started.
    """
    with acting(by):
        own = Organisation.objects.select_for_update(of=("self",)).get(
            pk=by.organisation
        )
        if before := sent_before(key, STARTED, by=by):
            return Partnership.objects.get(pk=before.subject_id or 0)
        asked = list({other.pk: other for other in others}.values())
        if reasons := may_not_start(by) or _wrong_table(own, asked):
            raise Refused(reasons)
        made = Partnership.objects.create(
            title=proposal.title,
            purpose=proposal.purpose,
            stage=proposal.stage,
            started_by=own,
            proposed_on=today,
        )
        made.refresh_from_db()
        PartnershipParty.objects.create(
            partnership=made,
            organisation=own,
            side=own.kind,
            state=PartnershipParty.State.JOINED,
            role=proposal.role,
            expertise=proposal.expertise,
            invited_on=today,
            invited_by=own,
            joined_on=today,
        )
        stages.begin(made, proposal.stage, "", by=by, today=today)
        record(STARTED, made, by=by, key=key)
        for scheme, code, name in proposal.conditions:
            _add(made, scheme, code, name)
        if proposal.leader is not None:
            leads.place(made, proposal.leader, by=by, today=today)
        place = standing(made)
        with acting(by, proposal.words):
            for other in asked:
                joining.ask(
                    place, None, other, by=by, today=today, words=proposal.words
                )
        for kind, text in proposal.wordings.items():
            if text:
                wordings.propose(made, kind, text, by=by, today=today, tells=False)
        return made


def edit(
    partnership: Partnership,
    *,
    title: str,
    purpose: str,
    version: int,
    by: Actor,
    reason: str = "",
) -> None:
    """Changes title and purpose; all who take part read the change and its reason.

    Raises `Outdated` when somebody else was quicker.
    """
    with acting(by, reason):
        locked = joining.lock(partnership)
        if reasons := may_not_lead(standing(locked), by):
            raise Refused(reasons)
        wanted = {"title": title, "purpose": purpose}
        if locked.version != version:
            labels = {name: Partnership._meta.get_field(name) for name in wanted}
            raise Outdated(
                _("Somebody else changed it while you wrote. Look, then save again."),
                version=locked.version,
                conflicts=[
                    Conflict(
                        str(getattr(labels[name], "verbose_name", name)),
                        getattr(locked, name),
                        value,
                    )
                    for name, value in wanted.items()
                    if getattr(locked, name) != value
                ],
            )
        locked.title, locked.purpose = title, purpose
        locked.version += 1
        locked.save()
        record("partnership_changed", locked, by=by, reason=reason)


def add_condition(
    partnership: Partnership,
    *,
    scheme: str,
    code: str,
    name: str,
    by: Actor,
    today: datetime.date,
) -> None:
    """A disease or condition that it is about; one that was taken off comes back."""
    with acting(by):
        locked = joining.lock(partnership)
        if reasons := may_not_lead(standing(locked), by):
            raise Refused(reasons)
        _add(locked, scheme, code, name)
        record("condition_added", locked, by=by)
        publishing.refresh(locked, today=today)


def end_condition(
    condition: PartnershipCondition, *, by: Actor, today: datetime.date
) -> None:
    """It is not about this condition any more."""
    with acting(by):
        locked = joining.lock(condition.partnership)
        if reasons := may_not_lead(standing(locked), by):
            raise Refused(reasons)
        condition.ended_on = today
        condition.save()
        record("condition_ended", locked, by=by)
        publishing.refresh(locked, today=today)


def take_back(
    partnership: Partnership, *, by: Actor, today: datetime.date, reason: str
) -> None:
    """Whoever proposed it does not want it any more, before it runs."""
    _finish(partnership, "take_back", by=by, today=today, reason=reason)


def end(
    partnership: Partnership, *, by: Actor, today: datetime.date, reason: str
) -> None:
    """One of two sides ends it. Agreements that are signed go on until they end."""
    _finish(partnership, "end", by=by, today=today, reason=reason)


def _finish(
    partnership: Partnership, move: str, *, by: Actor, today: datetime.date, reason: str
) -> None:
    with acting(by, reason):
        locked = joining.lock(partnership)
        if reasons := partnership_steps(standing(locked), by)[move]:
            raise Refused(reasons)
        joining.finish(locked, by=by, today=today, reason=reason)
        mail.ended(locked, by=by)


def _add(partnership: Partnership, scheme: str, code: str, name: str) -> None:
    PartnershipCondition.objects.update_or_create(
        partnership=partnership,
        scheme=scheme,
        code=code,
        name=name,
        defaults={"ended_on": None},
    )


def _wrong_table(own: Organisation, others: list[Organisation]) -> list[str]:
    """Reasons why these can't sit at one table."""
    reasons = []
    if any(other.pk == own.pk for other in others):
        reasons.append(_("Your own organisation takes part: name the others."))
    if any(other.is_operator for other in others):
        reasons.append(_("The operator of this portal takes no part."))
    reasons += [
        _("%(name)s does not exist any more.") % {"name": other}
        for other in others
        if other.status != Organisation.Status.ACTIVE
    ]
    sides = {each.kind == Side.COMPANY for each in (own, *others)}
    if sides != {True, False}:
        reasons.append(
            _("A partnership needs a company and somebody on the other side.")
        )
    return reasons
