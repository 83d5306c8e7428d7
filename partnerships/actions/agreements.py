"""Agreements: drafted, sent to and fro, agreed, declined."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from organisations.models import Organisation
from partnerships import references, turns
from partnerships.actions import consents, going_back, legal_help, versions
from partnerships.actions.versions import lock
from partnerships.lifecycle.agreements import MOVES, asked
from partnerships.lifecycle.sides import across, table_side, writes
from partnerships.mail import agreements as mail
from partnerships.models import (
    Agreement,
    AgreementParty,
    Application,
    Partnership,
    PartnershipParty,
    Version,
    VersionConsent,
    VersionParty,
)
from workflow.moves import Refused

TABLE = "partnerships_agreement"
DRAFTED = "agreement_drafted"


@dataclass(frozen=True)
class Shape:
    """What an agreement is from the start: it never changes."""

    kind: str
    service: str = ""
    form: str = Agreement.Form.FULL
    language: str = "en-gb"
    jurisdiction: str = ""


def draft(
    partnership: Partnership,
    *,
    shape: Shape,
    title: str,
    parties: Iterable[Organisation],
    by: Actor,
    today: datetime.date,
    application: Application | None = None,
    key: str = "",
) -> Agreement:
    """Begins an agreement as a draft of the actor's organisation, seen by it alone.

    `parties` are all of its parties, of both sides, that take part in the partnership.
    """
    with acting(by):
        wanted = list(parties)
        if reasons := _may_not_draft(partnership, wanted, by):
            raise Refused(reasons)
        if before := sent_before(key, DRAFTED, by=by):
            return Agreement.objects.get(pk=before.subject_id or 0)
        agreement = Agreement.objects.create(
            reference=references.new(TABLE, "A", today.year),
            partnership=partnership,
            application=application,
            kind=shape.kind,
            service=shape.service,
            form=shape.form,
            language=shape.language,
            jurisdiction=shape.jurisdiction,
            drafted_by_id=by.organisation,
            drafted_on=today,
        )
        AgreementParty.objects.bulk_create(
            AgreementParty(
                agreement=agreement,
                organisation=party,
                side=party.kind,
                shown=party.pk == by.organisation_id,
            )
            for party in wanted
        )
        version = Version.objects.create(
            agreement=agreement,
            by_organisation_id=by.organisation,
            by_person_id=by.person,
            title=title,
        )
        VersionParty.objects.bulk_create(
            VersionParty(version=version, organisation=party) for party in wanted
        )
        turns.pass_to(agreement, table_side(by), today=today)
        record(DRAFTED, agreement, by=by, key=key)
        return agreement


def send(
    agreement: Agreement, *, by: Actor, today: datetime.date, words: str = ""
) -> Version:
    """Sends the side's draft: it becomes the next version, and the other side's turn."""
    with acting(by):
        locked = _ask(agreement, "send", by)
        written = locked.versions.own_draft(by)
        if written is None:
            raise Refused(
                [_("You have changed nothing: agree, or write a draft first.")]
            )
        written.covering_words = words
        version = versions.seal(locked, written, today=today)
        versions.drop_others(locked, today=today)
        locked.current = version
        locked.state = MOVES["send"].target
        locked.save()
        AgreementParty.objects.filter(agreement=locked, shown=False).update(shown=True)
        VersionConsent.objects.create(
            version=version,
            organisation_id=by.organisation,
            person_id=by.person,
            agreed_on=today,
        )
        turns.pass_to(locked, across(table_side(by)), today=today)
        lapsed = consents.lapse(locked, version, today=today)
        legal_help.acted(locked, by=by, today=today)
        record("version_sent", locked, by=by, number=version.number, lapsed=lapsed)
        mail.sent(locked, version, by=by, lapsed=lapsed)
        return version


def agree(agreement: Agreement, *, by: Actor, today: datetime.date) -> bool:
    """Agrees to the version on the table; True when all parties have.

    Then the text is frozen and the approvals of both sides begin.
    """
    from partnerships.actions import approvals  # noqa: PLC0415  it sends back here

    with acting(by):
        locked = _ask(agreement, "agree", by)
        if locked.versions.own_draft(by) is not None:
            raise Refused(
                [_("There is a draft with changes: send it, or throw it away first.")]
            )
        version = locked.on_the_table
        VersionConsent.objects.create(
            version=version,
            organisation_id=by.organisation,
            person_id=by.person,
            agreed_on=today,
        )
        record("version_agreed", locked, by=by, number=version.number)
        legal_help.acted(locked, by=by, today=today)
        waiting = AgreementParty.objects.filter(agreement=locked).exclude(
            organisation_id__in=version.consents.values("organisation_id")
        )
        if waiting.exists():
            mail.agreed_by_one(locked, by=by)
            return False
        versions.drop_others(locked, today=today)
        locked.agreed, locked.agreed_on = version, today
        locked.state = MOVES["agree"].target
        locked.save()
        turns.end(locked, today=today)
        approvals.begin(locked, by=by, today=today)
        return True


def reopen(
    agreement: Agreement, *, by: Actor, today: datetime.date, reason: str
) -> None:
    """Back to negotiating, before anybody signed; it is then the actor's turn to write.

    What was approved is void. Who agreed to the version stays on record; the next
    version is agreed anew.
    """
    with acting(by, reason):
        locked = _ask(agreement, "reopen", by)
        target = MOVES["reopen"].target
        going_back.to_negotiation(locked, target, by=by, today=today, reason=reason)
        record("agreement_reopened", locked, by=by, reason=reason)
        mail.reopened(locked, by=by, reason=reason)


def decline(
    agreement: Agreement, *, by: Actor, today: datetime.date, reason: str
) -> None:
    """Ends it before it was signed; the reason is read by all parties."""
    _end(agreement, "decline", by=by, today=today, reason=reason)


def cancel(
    agreement: Agreement, *, by: Actor, today: datetime.date, reason: str
) -> None:
    """The side that drafted it takes it back."""
    _end(agreement, "cancel", by=by, today=today, reason=reason)


def _end(
    agreement: Agreement, move: str, *, by: Actor, today: datetime.date, reason: str
) -> None:
    with acting(by, reason):
        locked = _ask(agreement, move, by)
        locked.state = MOVES[move].target
        locked.end_reason = reason
        locked.save()
        turns.end(locked, today=today)
        legal_help.over(locked, today=today)
        record(f"agreement_{locked.state}", locked, by=by, reason=reason)
        mail.ended(locked, by=by)


def _ask(agreement: Agreement, move: str, by: Actor) -> Agreement:
    locked = lock(agreement)
    if reasons := asked(locked, by)[move]:
        raise Refused(reasons)
    return locked


def _may_not_draft(
    partnership: Partnership, parties: list[Organisation], by: Actor
) -> list[str]:
    reasons = []
    if not writes(by):
        reasons.append(
            _(
                "Agreements are drafted by leads and legal reviewers of a company, and by"
                " administrators and signatories of an organisation."
            )
        )
    if partnership.state != Partnership.State.ACTIVE:
        reasons.append(_("The partnership has to be running first."))
    joined = set(
        PartnershipParty.objects.filter(
            partnership=partnership, state=PartnershipParty.State.JOINED
        ).values_list("organisation_id", flat=True)
    )
    if by.organisation_id not in {party.pk for party in parties}:
        reasons.append(_("Your own organisation has to be a party."))
    reasons += [
        _("%(name)s does not take part in this partnership.") % {"name": party}
        for party in parties
        if party.pk not in joined
    ]
    kinds = {party.kind == Organisation.Kind.COMPANY for party in parties}
    if kinds != {True, False}:
        reasons.append(
            _("An agreement needs a company and somebody on the other side.")
        )
    return reasons
