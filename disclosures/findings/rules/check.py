"""Whether the recipients could check what is said about them."""

import itertools

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from audit.models import Event
from disclosures.findings.rules.rule import Rule
from disclosures.models import Delivery, Entry, Period, Report


def _never_asked(_report: Report) -> Q:
    """Never sent for checking: neither before nor since it was published."""
    asked = Delivery.objects.filter(
        period=OuterRef("period"), recipient=OuterRef("recipient")
    )
    return Q(transfer__published_elsewhere="", answer="none") & (
        Q(state=Entry.State.OPEN) | Q(~Exists(asked), state=Entry.State.PUBLISHED)
    )


def _check_is_running(report: Report) -> bool:
    """Not ended yet, or ended early and then given more time, which is not over."""
    if report.period.state != Period.State.IN_CORRECTION:
        return report.period.state == Period.State.IN_REVIEW
    acts = (
        Event.objects.about(report.period)
        .filter(verb__in=("review_ended", "review_extended"))
        .order_by("-pk")
        .values_list("verb", "data__until")
    )
    given = itertools.takewhile(lambda act: act[0] == "review_extended", acts)
    today = timezone.localdate().isoformat()
    return any(until >= today for _verb, until in given)


def _checked_too_shortly(report: Report) -> bool:
    """Fewer days than the rules give recipients; a year never checked is another matter."""
    opened_on = report.period.review_opened_on
    closes_on = report.period.review_closes_on
    if opened_on is None or closes_on is None:
        return False
    days: int = report.period.regime.profile["review_days"]
    return (closes_on - opened_on).days < days


RULES: tuple[Rule, ...] = (
    Rule(
        "never_asked",
        checks=("VR-27",),
        title=_("Never sent for checking"),
        sentence=ngettext_lazy(
            "%d row was never sent to its recipient for checking.",
            "%d rows were never sent to their recipients for checking.",
        ),
        why=_("Recipients should see what is said about them before everybody does."),
        mend=_("Open the check, or say why it goes out without one."),
        rows=_never_asked,
        page="period-recipients",
    ),
    Rule(
        "review_running",
        checks=("VR-27",),
        title=_("The check is not over"),
        sentence=_("Recipients are still checking this year."),
        why=_("Their answers could still change what you publish."),
        mend=_("Wait for the last day, or say why it goes out earlier."),
        fails=_check_is_running,
    ),
    Rule(
        "review_short",
        checks=("VR-27",),
        title=_("A short check"),
        sentence=_("Recipients had fewer days to check than the rules give them."),
        why=_(
            "Volunteers need the time; what they could not read, they can't correct."
        ),
        mend=_("Give all recipients more time, or say why it was shorter."),
        fails=_checked_too_shortly,
    ),
)
