"""What is wrong or doubtful in a report before it is published.

Five things block (design: VAT unknown, sums unequal, a natural person in a structured
field, no methodology note, and not certified and approved, which is the lifecycle's).
Everything else can go out when a person insists, in words that stay public.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Sum, Window
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from disclosures.models import Entry, Period, Report, Reservation, Vat
from disclosures.models.periods import EntryQuerySet

# A title and a capital letter: how a person's name usually shows itself in a text.
PERSON = (
    r"(^|[^[:alpha:]])(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herr|Herrn|Frau|Monsieur|Madame|Mme|Mlle"
    r"|Sig|Sra|Sr|Dhr|Mevr|Pani|Pan|Κος|Κα)\.?[[:space:]]+[[:upper:]]"
)
# Words that show that a name with a title in it is an organisation's all the same.
ORGANISED = (
    r"(stiftung|verein|verband|gesellschaft|gruppe|liga|foundation|fondation|fondazione"
    r"|fundaci|stichting|association|associazione|asociaci|société|societ|charity|trust"
    r"|society|alliance|institut|hospital|spital|klinik|clinic|universit|fund|gmbh|ltd"
    r"|e\.v\.|ev$|zentrum|centre|center)"
)
# Descriptions that say nothing, by their name key.
GENERIC = (
    "aide", "beitrag", "charity", "contribution", "cotisation", "diverse", "don",
    "donation", "donazione", "event", "fee", "financial support", "fund", "funding",
    "general support", "gift", "grant", "honorar", "misc", "miscellaneous", "n a", "na",
    "none", "other", "payment", "project", "service", "services", "spende", "spenden",
    "sponsoring", "sponsorship", "subvention", "support", "unknown",
    "unterstuetzung", "unterstutzung", "various", "zahlung",
)  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """One check: which entries it finds (or whether the report as a whole fails)."""

    code: str
    blocks: bool
    sentence: Callable[[int], Any]
    mend: Any
    entries: Callable[[EntryQuerySet], EntryQuerySet] | None = None
    fails: Callable[[Report], bool] | None = None


@dataclass(frozen=True)
class Finding:
    """What a rule found in a report. `count` rows, 0 for one about the whole report."""

    rule: Rule
    report: Report
    count: int

    @property
    def sentence(self) -> Any:
        return self.rule.sentence(self.count)

    def entries(self) -> EntryQuerySet:
        found = self.rule.entries
        return found(included(self.report)) if found else Entry.objects.none()

    def open_entries(self) -> EntryQuerySet:
        """Those that nobody has insisted on yet."""
        insisted = Reservation.objects.filter(
            report=self.report, rule=self.rule.code, entry=OuterRef("pk")
        )
        return self.entries().filter(~Exists(insisted))


def included(report: Report) -> EntryQuerySet:
    """The entries that go into the report."""
    return Entry.objects.filter(period_id=report.period_id).included()


def _vat_unknown(entries: EntryQuerySet) -> EntryQuerySet:
    return entries.filter(amount__isnull=False, transfer__vat_treatment=Vat.UNKNOWN)


def _person_in_field(entries: EntryQuerySet) -> EntryQuerySet:
    named = Q()
    for field in (
        "recipient__legal_name",
        "transfer__ultimate_recipient__legal_name",
        "transfer__intermediary",
    ):
        named |= Q(**{f"{field}__regex": PERSON}) & ~Q(
            **{f"{field}__iregex": ORGANISED}
        )
    return entries.filter(named)


def _sums_unequal(report: Report) -> bool:
    """Do the entries say the same as the transfers they stand for?"""
    of_entries = included(report).values("currency").annotate(total=Sum("amount"))
    of_transfers = (
        included(report)
        .values("transfer__currency")
        .annotate(total=Sum("transfer__amount"))
    )
    return {row["currency"]: row["total"] for row in of_entries} != {
        row["transfer__currency"]: row["total"] for row in of_transfers
    }


def _no_description(entries: EntryQuerySet) -> EntryQuerySet:
    return entries.filter(transfer__description_key="")


def _says_nothing(entries: EntryQuerySet) -> EntryQuerySet:
    return entries.filter(
        Q(transfer__description_key__in=GENERIC)
        | Q(transfer__description_key=F("transfer__category"))
    )


def _person_in_description(entries: EntryQuerySet) -> EntryQuerySet:
    return entries.filter(transfer__description__regex=PERSON)


def _possible_duplicates(entries: EntryQuerySet) -> EntryQuerySet:
    alike = entries.filter(transfer__refund_of=None).annotate(
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
    return entries.filter(pk__in=alike.filter(copies__gt=1).values("pk"))


def _never_asked(entries: EntryQuerySet) -> EntryQuerySet:
    return entries.filter(state=Entry.State.OPEN, transfer__published_elsewhere="")


def _review_running(report: Report) -> bool:
    return report.period.state == Period.State.IN_REVIEW


def _counted(one: str, many: str) -> Callable[[int], Any]:
    return lambda count: ngettext(one, many, count) % count


def _said(sentence: Any) -> Callable[[int], Any]:
    return lambda _count: sentence


RULES: tuple[Rule, ...] = (
    Rule(
        "vat_unknown",
        blocks=True,
        sentence=_counted(
            "%d amount does not say whether VAT is in it.",
            "%d amounts do not say whether VAT is in them.",
        ),
        mend=_("Say for each row, or for all rows of a category, what VAT applies."),
        entries=_vat_unknown,
    ),
    Rule(
        "person_in_field",
        blocks=True,
        sentence=_counted(
            "%d row seems to name a person where an organisation belongs.",
            "%d rows seem to name a person where an organisation belongs.",
        ),
        mend=_(
            "Correct the name of the recipient or of the intermediary. If it is an"
            " organisation's real name, say so in its record."
        ),
        entries=_person_in_field,
    ),
    Rule(
        "sums_unequal",
        blocks=True,
        sentence=_said(_("The sums of the report and of the payments differ.")),
        mend=_("Open the rows marked as changed and take over their amounts."),
        fails=_sums_unequal,
    ),
    Rule(
        "no_methodology",
        blocks=True,
        sentence=_said(_("There is no methodology note.")),
        mend=_("Write how dates, VAT, currencies and help in kind were treated."),
        fails=lambda report: not report.methodology.strip(),
    ),
    Rule(
        "never_asked",
        blocks=False,
        sentence=_counted(
            "%d row was never sent to its recipient for checking.",
            "%d rows were never sent to their recipients for checking.",
        ),
        mend=_("Open the check, or say why it goes out without one."),
        entries=_never_asked,
    ),
    Rule(
        "review_running",
        blocks=False,
        sentence=_said(_("Recipients are still checking this year.")),
        mend=_("Wait for the last day, or say why it goes out earlier."),
        fails=_review_running,
    ),
    Rule(
        "no_description",
        blocks=False,
        sentence=_counted(
            "%d row does not say what the payment was for.",
            "%d rows do not say what the payment was for.",
        ),
        mend=_("Add a sentence that a stranger understands."),
        entries=_no_description,
    ),
    Rule(
        "says_nothing",
        blocks=False,
        sentence=_counted(
            "%d description is only a general word.",
            "%d descriptions are only a general word.",
        ),
        mend=_("Say what was done with the money, for whom and when."),
        entries=_says_nothing,
    ),
    Rule(
        "person_in_description",
        blocks=False,
        sentence=_counted(
            "%d description seems to name a person.",
            "%d descriptions seem to name a person.",
        ),
        mend=_("Take the name out: the register names organisations only."),
        entries=_person_in_description,
    ),
    Rule(
        "possible_duplicate",
        blocks=False,
        sentence=_counted(
            "%d row looks the same as another one.",
            "%d rows look the same as others.",
        ),
        mend=_("Leave out what was entered twice, or say that it was paid twice."),
        entries=_possible_duplicates,
    ),
)


def rule(code: str) -> Rule | None:
    return next((rule for rule in RULES if rule.code == code), None)


def findings(report: Report, *, blocking: bool | None = None) -> Iterator[Finding]:
    """What the rules find now; one or two queries for each rule."""
    for one in RULES:
        if blocking is not None and one.blocks is not blocking:
            continue
        if one.fails is not None:
            if one.fails(report):
                yield Finding(one, report, 0)
        elif one.entries is not None and (
            count := one.entries(included(report)).count()
        ):
            yield Finding(one, report, count)


def blocks(report: Report) -> list[Finding]:
    """What keeps the report from being certified and published."""
    return list(findings(report, blocking=True))


def open_findings(report: Report) -> list[Finding]:
    """Warnings that nobody has mended or insisted on."""
    insisted_on_whole = set(
        report.reservations.filter(entry=None).values_list("rule", flat=True)
    )
    return [
        finding
        for finding in findings(report, blocking=False)
        if (
            finding.open_entries().exists()
            if finding.count
            else finding.rule.code not in insisted_on_whole
        )
    ]
