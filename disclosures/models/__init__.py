from disclosures.models.books import BooksEntry, BooksFile, BooksPair, BooksVendor
from disclosures.models.entries import Answer, AnswerWay, Entry
from disclosures.models.imports import (
    ImportBatch,
    ImportProfile,
    ImportRecipient,
    ImportRow,
    RecipientDecision,
)
from disclosures.models.periods import Delivery, Period
from disclosures.models.public import (
    Coverage,
    LateAnswer,
    Line,
    LineVersion,
    PublishedReport,
    RegisterLine,
    RegisterOrganisation,
    RegisterPair,
    RegisterSum,
    RegisterTotal,
    ReportLine,
    SnapshotPart,
    Withdrawal,
)
from disclosures.models.questions import Claim, Question, QuestionReason
from disclosures.models.reports import Report, ReportApprover, Reservation
from disclosures.models.transfers import (
    Evidence,
    Form,
    Source,
    Transfer,
    TransferParty,
    Valuation,
)
from regimes.vat import Vat

__all__ = [
    "Answer",
    "AnswerWay",
    "BooksEntry",
    "BooksFile",
    "BooksPair",
    "BooksVendor",
    "Claim",
    "Coverage",
    "Delivery",
    "Entry",
    "Evidence",
    "Form",
    "ImportBatch",
    "ImportProfile",
    "ImportRecipient",
    "ImportRow",
    "LateAnswer",
    "Line",
    "LineVersion",
    "Period",
    "PublishedReport",
    "Question",
    "QuestionReason",
    "RecipientDecision",
    "RegisterLine",
    "RegisterOrganisation",
    "RegisterPair",
    "RegisterSum",
    "RegisterTotal",
    "Report",
    "ReportApprover",
    "ReportLine",
    "Reservation",
    "SnapshotPart",
    "Source",
    "Transfer",
    "TransferParty",
    "Valuation",
    "Vat",
    "Withdrawal",
]
