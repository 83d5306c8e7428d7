"""How an organisation reads what the ledger holds about it: as its pages show it.

What a company prepares is not listed for the recipient until it is sent for checking;
the party table says since when.
"""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from disclosures import models
from disclosures.models import Delivery, Entry, Evidence, Period, TransferParty
from organisations import held
from organisations.models import Organisation

PREPARED = _(
    "The page of each payment shows its history since it was sent to you; what its"
    " company prepared before is private to it."
)
FILES = _("How the company keeps its own files.")
PUBLIC = "published: everybody reads it in the register"
ASKER = _("The address of whoever asked is used for the answer alone.")
BOOKS = "The books of a company are read by that company alone."
THEIR_FILE = "A file of a company, read and matched for that company alone."


def register() -> None:
    _payments()
    _answers()
    _years()
    _files()
    _books()
    _published()


def _shown(organisation: Organisation) -> "QuerySet[Any]":
    """Payments that reached an organisation, or that are its own."""
    return TransferParty.objects.filter(organisation=organisation, shown=True).values(
        "transfer_id"
    )


def _payments() -> None:
    held.register(
        models.Transfer,
        name=_("Payments and help"),
        keys=("disclosed_by", "recipient", "ultimate_recipient"),
        rows=lambda organisation: models.Transfer.objects.filter(
            pk__in=_shown(organisation)
        ),
        unlisted={"paid_by": "The company of the group that discloses it reads it."},
        own="disclosed_by",
        theirs=dict.fromkeys(
            ("reference", "batch", "batch_row", "batch_column", "taken_back"), FILES
        ),
        past=PREPARED,
    )
    held.register(
        models.TransferParty,
        name=_("Which payments you see"),
        keys=("organisation",),
        rows=lambda organisation: TransferParty.objects.filter(
            organisation=organisation, shown=True
        ),
    )
    held.register(
        Evidence,
        name=_("Evidence of payments"),
        rows=lambda organisation: Evidence.objects.filter(
            Q(document__owner_id=organisation.pk)
            | Q(transfer__disclosed_by=organisation)
            | Q(document__owner_id=F("transfer__disclosed_by_id")),
            transfer__in=_shown(organisation),
        ),
        past=PREPARED,
    )


def _answers() -> None:
    held.register(
        Entry,
        name=_("Payments in the years of companies, with your answers"),
        keys=("recipient",),
        rows=lambda organisation: Entry.objects.filter(
            transfer__in=_shown(organisation)
        ),
        own="recipient",
        theirs={
            "assigned_to_id": _("How the recipient shares its work."),
        },
        past=PREPARED,
    )
    held.register(
        models.Question,
        name=_("Questions about payments"),
        keys=("recipient",),
        rows=lambda organisation: models.Question.objects.filter(
            Q(recipient=organisation) | Q(entry__period__company=organisation)
        ),
    )
    held.register(
        models.Claim,
        name=_("Claims of missing payments"),
        keys=("company", "recipient"),
    )


def _years() -> None:
    sent = (Period.State.IN_REVIEW, Period.State.IN_CORRECTION)
    held.register(
        Period,
        name=_("Your years"),
        keys=("company",),
    )
    held.register(
        models.AffiliateStatement,
        name=_("What companies of a group said of their payments"),
        keys=("affiliate",),
        rows=lambda organisation: models.AffiliateStatement.objects.filter(
            Q(affiliate=organisation) | Q(period__company=organisation)
        ),
    )
    held.register(
        Delivery,
        name=_("How requests to check reached the recipient"),
        keys=("recipient",),
        rows=lambda organisation: Delivery.objects.filter(
            Q(recipient=organisation, period__state__in=sent)
            | Q(period__company=organisation)
        ),
        past=PREPARED,
    )
    held.register(
        models.Report,
        name=_("Your reports"),
        rows=lambda organisation: models.Report.objects.filter(
            period__company=organisation
        ),
    )
    held.register(
        models.PeopleTotal,
        name=_("Totals of what you paid to people"),
        rows=lambda organisation: models.PeopleTotal.objects.filter(
            period__company=organisation
        ),
    )
    held.register(
        models.RulesChoice,
        name=_("Which reporting rules you chose for each country"),
        keys=("company",),
        unlisted={"affiliate": "The company of the group that decided reads it."},
    )
    held.register(
        models.RecognitionChoice,
        name=_("Which day of a payment you decided to count by"),
        keys=("company",),
    )
    held.register(
        models.MethodologyNote,
        name=_("How you count: your methodology notes"),
        keys=("company",),
    )
    held.register(
        models.FindingsLook,
        name=_("What the checks found in your reports"),
        rows=lambda organisation: models.FindingsLook.objects.filter(
            report__period__company=organisation
        ),
    )
    held.register(
        models.ReportApprover,
        name=_("People invited to approve your reports"),
        rows=lambda organisation: models.ReportApprover.objects.filter(
            report__period__company=organisation
        ),
    )
    held.register(
        models.Reservation,
        name=_("Reservations of your reports"),
        rows=lambda organisation: models.Reservation.objects.filter(
            report__period__company=organisation
        ),
    )


def _files() -> None:
    for model, name in (
        (models.ImportProfile, _("How your files are read")),
        (models.ImportBatch, _("Files that you brought in")),
    ):
        held.register(model, name=name, keys=("company",))
    held.register(
        models.ImportRecipient,
        name=_("Recipients as your files spell them"),
        rows=lambda organisation: models.ImportRecipient.objects.filter(
            batch__company=organisation
        ),
        unlisted={"recipient": THEIR_FILE},
    )
    held.register(
        models.ImportRow,
        name=_("Rows of files that are not stored yet"),
        rows=lambda organisation: models.ImportRow.objects.filter(
            batch__company=organisation
        ),
        withheld={"transfer_id": held.KEY},
    )
    held.register(
        models.RecipientDecision,
        name=_("What you mean by recipients' names"),
        keys=("company",),
        unlisted={
            "recipient": "Spellings that a company resolved belong to that company."
        },
    )


def _books() -> None:
    held.register(
        models.BooksFile,
        name=_("Files of your books"),
        rows=lambda organisation: models.BooksFile.objects.filter(
            period__company=organisation
        ),
        unlisted={"paid_by": BOOKS},
    )
    held.register(
        models.BooksEntry,
        name=_("Payments in your books"),
        keys=("company",),
        unlisted={"paid_by": BOOKS},
    )
    held.register(
        models.BooksVendor,
        name=_("Vendors in your books"),
        keys=("company",),
        unlisted={"organisation": BOOKS},
    )
    held.register(
        models.BooksPair,
        name=_("Payments in your books that are in the ledger"),
        rows=lambda organisation: models.BooksPair.objects.filter(
            entry__company=organisation
        ),
    )


def _published() -> None:
    held.register(
        models.CorrectionRequest,
        name=_("Corrections asked for"),
        keys=("company", "asked_for"),
        theirs={"email": ASKER},
        own="asked_for",
    )
    held.register(
        models.PublishedReport,
        name=_("Your published reports"),
        keys=("company_public_id",),
        withheld={"report_id": held.KEY},
    )
    held.register(
        models.RegisterLine,
        name=_("Published entries"),
        rows=lambda organisation: models.RegisterLine.objects.filter(
            Q(company__public_id=organisation.public_id)
            | Q(organisation__public_id=organisation.public_id)
        ),
    )
    held.register(
        models.LateAnswer,
        name=_("Answers after publication"),
        rows=lambda organisation: models.LateAnswer.objects.filter(
            Q(line__register__company__public_id=organisation.public_id)
            | Q(line__register__organisation__public_id=organisation.public_id)
        ),
    )
    held.register(
        models.Coverage,
        name=_("What you reported, by year"),
        rows=lambda organisation: models.Coverage.objects.filter(
            company__public_id=organisation.public_id
        ),
    )
    held.register(
        models.RegisterCorrection,
        name=_("Corrections asked for, as everybody reads them"),
        keys=("company_public_id",),
    )
    held.register(
        models.TypedRate,
        name=_("Exchange rates that you gave"),
        rows=lambda organisation: models.TypedRate.objects.filter(
            period__company=organisation
        ),
    )
    for name in ("RateFile", "ExchangeRate"):
        held.excuse(f"disclosures.{name}", "rates of a bank: about no organisation")
    for name in (
        "PublishedFile",
        "SnapshotPart",
        "Line",
        "LineVersion",
        "ReportLine",
        "Withdrawal",
        "RegisterLate",
        "RegisterOrganisation",
        "RegisterTotal",
        "RegisterSum",
        "RegisterPair",
    ):
        held.excuse(f"disclosures.{name}", PUBLIC)
    held.excuse("disclosures.CalendarFeed", "about a person, who reads it there")
