"""Joint stories: written by one side, approved by all in the same words, taken back by any."""

import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from audit.once import sent_before
from partnerships.lifecycle.publishing import (
    may_not_approve_story,
    may_not_change_story,
    may_not_close_story,
)
from partnerships.lifecycle.taking_part import may_not_write, takes_part
from partnerships.mail import public as mail
from partnerships.models import (
    Partnership,
    PartnershipParty,
    PublicPartnership,
    PublicStory,
    Story,
    StoryConsent,
)
from partnerships.published import Nameless
from workflow.moves import Refused
from workflow.races import Outdated

WRITTEN = "story_written"


def write(
    partnership: Partnership,
    *,
    by: Actor,
    today: datetime.date,
    key: str = "",
    **facts: Any,
) -> Story:
    """`facts` are title, text, audience, medium and address. Its writer approves it."""
    with acting(by):
        if before := sent_before(key, WRITTEN, by=by):
            return Story.objects.get(pk=before.subject_id or 0)
        joined = takes_part(partnership, by)
        if reasons := may_not_write(partnership, by, joined=joined):
            raise Refused(reasons)
        made = Story.objects.create(
            partnership=partnership,
            written_by_id=by.organisation,
            recorded_on=today,
            **facts,
        )
        made.refresh_from_db()
        _consent(made, by, today)
        record(WRITTEN, made, by=by, key=key)
        mail.story_wanted(made, by=by)
        return made


def change(
    story: Story, *, by: Actor, today: datetime.date, version: int, **facts: Any
) -> None:
    """Either side writes other words; they are approved anew by all the others."""
    with acting(by):
        locked = _locked(story)
        joined = takes_part(locked.partnership, by)
        if reasons := may_not_change_story(locked, by, joined=joined):
            raise Refused(reasons)
        if locked.version != version:
            raise Outdated(
                _("Somebody changed it since you opened this page. Look again."),
                version=locked.version,
                conflicts=[],
            )
        for name, value in facts.items():
            setattr(locked, name, value)
        locked.version += 1
        locked.save()
        _standing(locked).update(taken_back_on=today)
        _consent(locked, by, today)
        record("story_changed", locked, by=by)
        mail.story_wanted(locked, by=by)


def approve(
    story: Story, *, by: Actor, today: datetime.date, version: int | None = None
) -> bool:
    """Approves the words that were read (`version`); True when all have: it is public."""
    with acting(by):
        locked = _locked(story)
        if reasons := may_not_approve_story(
            locked,
            by,
            joined=takes_part(locked.partnership, by),
            consented=has_approved(locked, by),
        ):
            raise Refused(reasons)
        if version is not None and locked.version != version:
            raise Refused([_("The words have changed. Read them again first.")])
        _consent(locked, by, today)
        record("story_approved", locked, by=by)
        if those_asked(locked).filter(approved_on__isnull=True).exists():
            return False
        locked.opened_on, locked.closed_on = today, None
        locked.save()
        _publish(locked, today)
        record("story_opened", locked, by=by)
        mail.story_shown(locked, by=by)
        return True


def take_back(story: Story, *, by: Actor, today: datetime.date) -> None:
    """Takes the own approval back: nobody else reads it any more."""
    with acting(by):
        locked = _locked(story)
        if reasons := may_not_close_story(
            locked,
            by,
            joined=takes_part(locked.partnership, by),
            consented=has_approved(locked, by),
        ):
            raise Refused(reasons)
        _standing(locked).filter(organisation_id=by.organisation).update(
            taken_back_on=today
        )
        was_open = locked.is_open
        if was_open:
            locked.closed_on = today
            locked.save()
            PublicStory.objects.filter(public_id=locked.public_id).delete()
            _changed(locked, today)
        record("story_closed", locked, by=by)
        if was_open:
            mail.story_taken_back(locked, by=by)


def has_approved(story: Story, by: Actor) -> bool:
    mine = _standing(story).filter(organisation_id=by.organisation_id or 0)
    return bool(mine.exists())


def those_asked(story: Story) -> Any:
    """Everybody who takes part, with `approved_on`."""
    agreed = _standing(story).filter(organisation=OuterRef("organisation"))
    return (
        PartnershipParty.objects.filter(
            partnership=story.partnership_id, state=PartnershipParty.State.JOINED
        )
        .annotate(approved_on=Subquery(agreed.values("agreed_on")[:1]))
        .order_by("pk")
    )


def _publish(story: Story, today: datetime.date) -> None:
    parties = story.partnership.parties.values_list("organisation_id", flat=True)
    people = Nameless.of(parties)
    PublicStory.objects.update_or_create(
        public_id=story.public_id,
        defaults={
            "partnership_public_id": story.partnership.public_id,
            "title": people.without(story.title)[:200],
            "text": people.without(story.text),
            "audience": people.without(story.audience)[:200],
            "medium": story.medium,
            "address": story.address,
            "agreed_on": today,
        },
    )
    _changed(story, today)


def _changed(story: Story, today: datetime.date) -> None:
    """The page of its partnership says when it changed last."""
    PublicPartnership.objects.filter(
        public_id=story.partnership.public_id, withdrawn_on=None
    ).update(changed_on=today)


def _consent(story: Story, by: Actor, today: datetime.date) -> None:
    StoryConsent.objects.create(
        story=story,
        organisation_id=by.organisation,
        person_id=by.person,
        agreed_on=today,
    )


def _standing(story: Story) -> Any:
    return StoryConsent.objects.filter(story=story, taken_back_on__isnull=True)


def _locked(story: Story) -> Story:
    return (
        Story.objects.select_for_update(of=("self",))
        .select_related("partnership")
        .get(pk=story.pk)
    )
