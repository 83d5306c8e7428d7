"""An organisation's own steps before it signs: added, changed, ended."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from organisations.models import Organisation
from partnerships.models import ApprovalRule
from workflow.moves import Refused

KEEPERS = ("administrator", "lead")
ADDED = "approval_rule_added"


def keeps(actor: Actor) -> bool:
    """Whether they say how their organisation approves."""
    return actor.only_company_id is None and actor.has(*KEEPERS)


def add(values: Mapping[str, Any], *, by: Actor, key: str = "") -> ApprovalRule:
    """A step for agreements that are agreed from now on. Sent twice (`key`), it is one."""
    _ask(by)
    with acting(by):
        if before := sent_before(key, ADDED, by=by):
            return ApprovalRule.objects.get(public_id=before.data["rule"])
        rule = ApprovalRule.objects.create(organisation_id=by.organisation, **values)
        rule.refresh_from_db()
        record(ADDED, _place(by), by=by, step=rule.label, rule=rule.public_id, key=key)
    return rule


def change(rule: ApprovalRule, values: Mapping[str, Any], *, by: Actor) -> ApprovalRule:
    """Steps that were begun already stay as they were."""
    _ask(by)
    with acting(by):
        locked = _locked(rule, by)
        for name, value in values.items():
            setattr(locked, name, value)
        locked.save()
        record("approval_rule_changed", _place(by), by=by, step=locked.label)
    return locked


def end(rule: ApprovalRule, *, by: Actor, today: datetime.date) -> None:
    _ask(by)
    with acting(by):
        locked = _locked(rule, by)
        locked.ended_on = today
        locked.save()
        record("approval_rule_ended", _place(by), by=by, step=locked.label)


def _ask(by: Actor) -> None:
    if not keeps(by):
        raise Refused(
            [_("Administrators and leads say how their organisation approves.")]
        )


def _locked(rule: ApprovalRule, by: Actor) -> ApprovalRule:
    locked = (
        ApprovalRule.objects.select_for_update()
        .filter(pk=rule.pk, organisation=by.organisation, ended_on__isnull=True)
        .first()
    )
    if locked is None:
        raise Refused([_("This step is no longer there.")])
    return locked


def _place(by: Actor) -> Organisation:
    return Organisation.objects.get(pk=by.organisation)
