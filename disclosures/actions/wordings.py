"""Recipients offer better words for the public; the company takes them over or not."""

from django.db.models import F
from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import record
from disclosures.actions import entries
from disclosures.lifecycle.sides import OFFICER, parts
from disclosures.models import Entry, Transfer
from ui.dates import Moment
from workflow.moves import Refused


def _locked(entry: Entry, by: Actor) -> Entry:
    locked = (
        Entry.objects.select_for_update(of=("self",))
        .select_related("transfer")
        .get(pk=entry.pk)
    )
    refusals = []
    if OFFICER not in parts(by, company_id=locked.transfer.disclosed_by_id):
        refusals.append(_("This is decided by the company's disclosure officer."))
    if not locked.suggested_description:
        refusals.append(_("No other words are offered for this entry now."))
    if refusals:
        raise Refused(refusals)
    return locked


def take_over(entry: Entry, *, by: Actor, today: Moment) -> None:
    """The recipient's own words become the public description; its answer stands."""
    with acting(by, _("Words offered by the recipient")):
        locked = _locked(entry, by)
        words = locked.suggested_description
        Transfer.objects.filter(pk=locked.transfer_id).update(
            description=words, version=F("version") + 1
        )
        locked.suggested_description = ""
        locked.version += 1
        if locked.answered_about:
            locked.answered_about = {**locked.answered_about, "description": words}
        locked.save()
        entries.follow([locked.transfer_id], today=today)
        record("words_taken_over", locked, by=by)


def leave(entry: Entry, *, by: Actor) -> None:
    """The description stays as the company wrote it."""
    with acting(by, _("The description stays as it is")):
        locked = _locked(entry, by)
        locked.suggested_description = ""
        locked.save()
        record("words_left", locked, by=by)
