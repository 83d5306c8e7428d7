"""The checks of a report: which rows each one finds, and how to mend them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Value, Window
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from disclosures.findings.words import GENERIC, ORGANISED, PERSON
from disclosures.models import Delivery, Entry, Period, Report, Transfer, Vat
from disclosures.models.entries import EntryQuerySet
from organisations.models import NameKey, Organisation

VERIFIED = Organisation.Verification.VERIFIED


@dataclass(frozen=True)
class Rule:
    """One check: the rows that it finds, or whether the report as a whole fails.

    `sentence` takes the number of rows if there are rows. `mend_at` names the page that
    mends all rows at once, if there is one.
    """

    code: str
    blocks: bool
    title: Any
    sentence: Any
    why: Any
    mend: Any
    rows: Callable[[Report], Q] | None = None
    fails: Callable[[Report], bool] | None = None
    mend_at: str = ""


def included(report: Report) -> EntryQuerySet:
    """The entries that go into the report."""
    return Entry.objects.filter(period_id=report.period_id).included()


def _vat_unknown(_report: Report) -> Q:
    return Q(amount__isnull=False, transfer__vat_treatment=Vat.UNKNOWN)


def _person_in_field(_report: Report) -> Q:
    """Names that look like a person's. A registrar's word for an organisation counts."""
    named = Q(transfer__intermediary__regex=PERSON) & ~Q(
        transfer__intermediary__iregex=ORGANISED
    )
    for side in ("recipient", "transfer__ultimate_recipient"):
        named |= (
            Q(**{f"{side}__legal_name__regex": PERSON})
            & ~Q(**{f"{side}__legal_name__iregex": ORGANISED})
            & ~Q(**{f"{side}__verification": VERIFIED})
        )
    return named


def _unequal(report: Report) -> Q:
    """Rows that say something else than the payment they stand for."""
    year = report.period.year
    return (
        ~Q(currency=F("transfer__currency"))
        | ~Q(recipient=F("transfer__recipient"))
        | ~Q(transfer__paid_year=year)
        | Q(transfer__state=Transfer.State.EXCLUDED)
        | Q(amount__isnull=True, transfer__amount__isnull=False)
        | Q(amount__isnull=False, transfer__amount__isnull=True)
        | ~Q(amount=F("transfer__amount"))
        & Q(amount__isnull=False, transfer__amount__isnull=False)
    )


def _never_asked(_report: Report) -> Q:
    """Never sent for checking: neither before nor since it was published."""
    asked = Delivery.objects.filter(
        period=OuterRef("period"), recipient=OuterRef("recipient")
    )
    return Q(transfer__published_elsewhere="", answer="none") & (
        Q(state=Entry.State.OPEN) | Q(~Exists(asked), state=Entry.State.PUBLISHED)
    )


def _checked_too_shortly(report: Report) -> bool:
    """Fewer days than the rules give recipients; a year never checked is another matter."""
    opened_on = report.period.review_opened_on
    closes_on = report.period.review_closes_on
    if opened_on is None or closes_on is None:
        return False
    days: int = report.period.regime.profile["review_days"]
    return (closes_on - opened_on).days < days


def _no_description(_report: Report) -> Q:
    return Q(transfer__description_key="")


def _says_nothing(report: Report) -> Q:
    """Only a general word, or only the name of a category."""
    names = [
        name
        for category in report.period.regime.profile["categories"]
        for name in (category["code"].replace("_", " "), category["label"])
    ]
    return Q(
        transfer__description_key__in=[
            *GENERIC,
            *(NameKey(Value(name)) for name in names),
        ]
    )


def _person_in_description(_report: Report) -> Q:
    return Q(transfer__description__regex=PERSON)


def _possible_duplicates(report: Report) -> Q:
    alike = (
        included(report)
        .filter(transfer__refund_of=None)
        .annotate(
            copies=Window(
                Count("pk"),
                partition_by=[
                    F("recipient_id"),
                    F("amount"),
                    F("currency"),
                    F("transfer__paid_year"),
                    F("transfer__paid_on"),
                    F("transfer__description_key"),
                ],
            )
        )
    )
    return Q(pk__in=alike.filter(copies__gt=1).values("pk"))


RULES: tuple[Rule, ...] = (
    Rule(
        "vat_unknown",
        blocks=True,
        title=_("VAT not known"),
        sentence=ngettext_lazy(
            "%d amount does not say whether VAT is in it.",
            "%d amounts do not say whether VAT is in them.",
        ),
        why=_("Without it, two amounts can't be compared or added up."),
        mend=_("Say for each row, or for all rows of a category, what VAT applies."),
        rows=_vat_unknown,
        mend_at="report-vat",
    ),
    Rule(
        "person_in_field",
        blocks=True,
        title=_("A person instead of an organisation"),
        sentence=ngettext_lazy(
            "%d row seems to name a person where an organisation belongs.",
            "%d rows seem to name a person where an organisation belongs.",
        ),
        why=_("The register names organisations only; a person's name stays private."),
        mend=_(
            "Correct the recipient, or the name on the bank statement. If it is an"
            " organisation's real name, ask a registrar to verify that organisation."
        ),
        rows=_person_in_field,
    ),
    Rule(
        "sums_unequal",
        blocks=True,
        title=_("Sums that differ"),
        sentence=ngettext_lazy(
            "%d row says something else than the payment it stands for.",
            "%d rows say something else than the payments they stand for.",
        ),
        why=_("The sums of the report and of the payments must be the same."),
        mend=_("Open each payment, check it, and save it: the row then follows."),
        rows=_unequal,
    ),
    Rule(
        "no_methodology",
        blocks=True,
        title=_("No methodology note"),
        sentence=_("There is no methodology note."),
        why=_("Without it, readers can't tell what the amounts mean."),
        mend=_("Write how dates, VAT, currencies and help in kind were treated."),
        fails=lambda report: not report.methodology.strip(),
        mend_at="report-write",
    ),
    Rule(
        "never_asked",
        blocks=False,
        title=_("Never sent for checking"),
        sentence=ngettext_lazy(
            "%d row was never sent to its recipient for checking.",
            "%d rows were never sent to their recipients for checking.",
        ),
        why=_("Recipients should see what is said about them before everybody does."),
        mend=_("Open the check, or say why it goes out without one."),
        rows=_never_asked,
    ),
    Rule(
        "review_running",
        blocks=False,
        title=_("The check is not over"),
        sentence=_("Recipients are still checking this year."),
        why=_("Their answers could still change what you publish."),
        mend=_("Wait for the last day, or say why it goes out earlier."),
        fails=lambda report: report.period.state == Period.State.IN_REVIEW,
    ),
    Rule(
        "review_short",
        blocks=False,
        title=_("A short check"),
        sentence=_("Recipients had fewer days to check than the rules give them."),
        why=_(
            "Volunteers need the time; what they could not read, they can't correct."
        ),
        mend=_("Give all recipients more time, or say why it was shorter."),
        fails=_checked_too_shortly,
    ),
    Rule(
        "no_description",
        blocks=False,
        title=_("No description"),
        sentence=ngettext_lazy(
            "%d row does not say what the payment was for.",
            "%d rows do not say what the payment was for.",
        ),
        why=_("A stranger should understand what was done with the money."),
        mend=_("Add a sentence that a stranger understands."),
        rows=_no_description,
    ),
    Rule(
        "says_nothing",
        blocks=False,
        title=_("Only a general word"),
        sentence=ngettext_lazy(
            "%d description is only a general word.",
            "%d descriptions are only a general word.",
        ),
        why=_("“Grant” or “support” alone does not say what the money was for."),
        mend=_("Say what was done with the money, for whom and when."),
        rows=_says_nothing,
    ),
    Rule(
        "person_in_description",
        blocks=False,
        title=_("A person in the description"),
        sentence=ngettext_lazy(
            "%d description seems to name a person.",
            "%d descriptions seem to name a person.",
        ),
        why=_("The register names organisations only; a person's name stays private."),
        mend=_("Take the name out of the description."),
        rows=_person_in_description,
    ),
    Rule(
        "possible_duplicate",
        blocks=False,
        title=_("Perhaps entered twice"),
        sentence=ngettext_lazy(
            "%d row looks the same as another one.",
            "%d rows look the same as others.",
        ),
        why=_("A payment that is listed twice makes the sums wrong."),
        mend=_("Leave out what was entered twice, or say that it was paid twice."),
        rows=_possible_duplicates,
    ),
)
