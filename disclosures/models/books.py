"""What a company's books say it paid, and what became of each payment for its report."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.acting import Actor
from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked
from disclosures.models.periods import Period
from disclosures.models.transfers import Transfer
from documents.models import Document
from organisations.models import NameKey, Organisation


class BooksFile(models.Model):
    """A list of payments from finance, for one year of a company.

    `mapping` says how it is read. It is read whole or not at all: `added` new payments,
    `same` that were here, `differing` what it says otherwise than before, as
    `{"document", "facts": [[name, was, now]]}`. `paid_by`: the company of the group whose
    books these are, where it is another.
    """

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="books_files"
    )
    paid_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    mapping = models.JSONField(default=dict)
    added = models.PositiveIntegerField(null=True)
    same = models.PositiveIntegerField(default=0)
    differing = models.JSONField(default=list)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    read_at = models.DateTimeField(null=True, blank=True)

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(added__isnull=True, read_at__isnull=True)
                | Q(added__isnull=False, read_at__isnull=False),
                name="books_file_read_at_with_count",
            )
        ]
        indexes = [models.Index(fields=["period", "-id"], name="books_file_newest")]

    def __str__(self) -> str:
        return f"{self.public_id}"


class BooksVendorQuerySet(models.QuerySet["BooksVendor"]):
    def for_actor(self, actor: Actor) -> "BooksVendorQuerySet":
        """Those of a company's own books."""
        return self.filter(company_id=actor.organisation_id)

    def decided(self) -> "BooksVendorQuerySet":
        """Of which a person or the same name has said who they are."""
        return self.exclude(decision="")


class BooksVendor(models.Model):
    """Somebody whom finance pays, by its number there, and which organisation that is.

    Remembered for the next files of the company. `suspected`: the name looks like an
    organisation's whose payments must be shown, so a person decides. `by_hand`: a person
    took a decision back, so nobody is recognised in its name again.
    """

    class Decision(models.TextChoices):
        NONE = "", _("Not decided")
        MATCHED = "matched", _("Same name")
        PATIENTS = "patients", _("A patient organisation")
        OTHER = "other", _("Another organisation that must be shown")
        NOT_RELEVANT = "not_relevant", _("Not relevant")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="books_vendors"
    )
    number = models.CharField(_("number in your books"), max_length=60)
    name = models.CharField(_("name in your books"), max_length=300)
    key = models.GeneratedField(
        expression=NameKey("name"), output_field=models.TextField(), db_persist=True
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    suspected = models.BooleanField(default=False)
    decision = models.CharField(
        max_length=12, choices=Decision, blank=True, default=Decision.NONE
    )
    because = models.TextField(_("why it is not relevant"), blank=True)
    by_hand = models.BooleanField(db_default=False, default=False, editable=False)

    history = tracked(excluded=("key",))
    objects = BooksVendorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "number"], name="books_vendor_once"
            ),
            models.CheckConstraint(
                condition=Q(decision="", organisation__isnull=True, because="")
                | Q(
                    decision__in=["matched", "patients", "other"],
                    organisation__isnull=False,
                    because="",
                )
                | Q(decision="not_relevant", organisation__isnull=True)
                & ~Q(because=""),
                name="books_vendor_decided_in_full",
            ),
        ]

    @property
    def concerned(self) -> bool:
        """As `BooksEntryQuerySet.concerned` asks for many."""
        undecided = self.decision == self.Decision.NONE and self.suspected
        return self.organisation_id is not None or undecided

    @property
    def known_as(self) -> str:
        """The organisation's name, where the books spell it otherwise."""
        if self.organisation is None or self.organisation.legal_name == self.name:
            return ""
        return self.organisation.legal_name

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class BooksEntryQuerySet(models.QuerySet["BooksEntry"]):
    def for_actor(self, actor: Actor) -> "BooksEntryQuerySet":
        """A company's own books."""
        return self.filter(period__company_id=actor.organisation_id)

    def concerned(self) -> "BooksEntryQuerySet":
        """Those paid to a known organisation, or to a name that waits for a decision."""
        return self.filter(
            Q(vendor__organisation__isnull=False)
            | Q(vendor__decision="", vendor__suspected=True)
        )

    def waiting(self) -> "BooksEntryQuerySet":
        """Neither a payment in the ledger nor left out with a reason (domain VR-16)."""
        return self.concerned().filter(state=BooksEntry.State.WAITING)


class BooksEntry(models.Model):
    """One payment in the books. Below zero: money that came back, or a correction.

    Rule: domain VR-16, every payment to a known organisation is a payment in the ledger
    or left out with a reason. `by_hand`: a person undid what was found, so nothing is
    found for it again.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        PAIRED = "paired", _("In the ledger")
        LEFT_OUT = "left_out", _("Left out")

    class Standing(models.TextChoices):
        """What became of it, as a year's list tells it."""

        WAITING = "waiting", _("Waiting")
        PAIRED = "paired", _("In the ledger")
        LEFT_OUT = "left_out", _("Left out")
        UNCONCERNED = "unconcerned", _("Paid to nobody who is shown here")

    class Reason(models.TextChoices):
        ORDINARY = "ordinary", _("An ordinary purchase that no rule asks to show")
        REVERSED = "reversed", _("Booked and reversed: nothing was paid")
        OTHER_YEAR = "other_year", _("Shown in another year")
        OTHER_COMPANY = "other_company", _("Shown by another company")
        NOT_PAID = "not_paid", _("Not a payment: a transfer inside the books")
        OTHER = "other", _("Another reason")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="books_entries"
    )
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="books_entries"
    )
    paid_by = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("paid by"),
    )
    file = models.ForeignKey(BooksFile, on_delete=models.PROTECT, related_name="+")
    vendor = models.ForeignKey(
        BooksVendor, on_delete=models.PROTECT, related_name="entries"
    )
    document_number = models.CharField(_("document"), max_length=100)
    booked_on = models.DateField(_("booked on"), null=True, blank=True)
    paid_on = models.DateField(_("paid on"))
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=4)
    currency = models.CharField(_("currency"), max_length=3)
    text = models.TextField(_("text"), blank=True)
    cost_centre = models.CharField(_("cost centre"), max_length=100, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    reason = models.CharField(_("reason"), max_length=13, choices=Reason, blank=True)
    words = models.TextField(_("in words"), blank=True)
    by_hand = models.BooleanField(default=False)

    history = tracked()
    objects = BooksEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "paid_by", "document_number"],
                nulls_distinct=False,
                name="books_entry_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "paired"], reason="", words="")
                | Q(
                    state="left_out",
                    reason__in=[
                        "ordinary",
                        "reversed",
                        "other_year",
                        "other_company",
                        "not_paid",
                        "other",
                    ],
                )
                & ~Q(words=""),
                name="books_entry_left_out_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                name="books_entry_currency_is_iso",
            ),
            models.CheckConstraint(
                condition=~Q(amount=0), name="books_entry_not_nothing"
            ),
        ]
        indexes = [
            models.Index(fields=["period", "-id"], name="books_entry_newest"),
            models.Index(fields=["period", "amount", "id"], name="books_entry_amount"),
            models.Index(
                fields=["period", "vendor"],
                condition=Q(state="waiting"),
                name="books_entry_waiting",
            ),
        ]

    @property
    def standing(self) -> "BooksEntry.Standing":
        """One that nobody shown here was paid waits for nothing."""
        if self.state == self.State.WAITING and not self.vendor.concerned:
            return self.Standing.UNCONCERNED
        return self.Standing(self.state)

    def __str__(self) -> str:
        return self.document_number

    def get_absolute_url(self) -> str:
        return reverse(
            "disclosures:period-books-entry",
            args=[self.period.public_id, self.public_id],
        )


class BooksPair(models.Model):
    """A payment in the books and the payment of the ledger that it is, or is a part of."""

    class Way(models.TextChoices):
        REFERENCE = "reference", _("Found by the reference")
        FACTS = "facts", _("Found by amount, day and recipient")
        SUMS = "sums", _("Found by equal sums of one day")
        PERSON = "person", _("Paired by a person")
        MADE = "made", _("Recorded from the books")

    entry = models.ForeignKey(
        BooksEntry, on_delete=models.CASCADE, related_name="pairs"
    )
    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, related_name="books_pairs"
    )
    way = models.CharField(max_length=9, choices=Way)

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "transfer"], name="books_pair_once"
            ),
            models.CheckConstraint(
                condition=Q(way__in=["reference", "facts", "sums", "person", "made"]),
                name="books_pair_way_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} is {self.transfer_id}"
