from disclosures.models.affiliates import AffiliateStatement
from disclosures.models.books import BooksEntry, BooksFile, BooksPair, BooksVendor
from disclosures.models.choices import CountsOn, RecognitionChoice, RulesChoice
from disclosures.models.comparisons import (
    Comparison,
    Pair,
    PairedRow,
    PairKind,
    Settlement,
)
from disclosures.models.corrections import CorrectionRequest
from disclosures.models.entries import Answer, AnswerWay, Entry
from disclosures.models.evidence import Evidence
from disclosures.models.feeds import CalendarFeed
from disclosures.models.files import PublishedFile
from disclosures.models.imports import (
    ImportBatch,
    ImportProfile,
    ImportRecipient,
    ImportRow,
    RecipientDecision,
)
from disclosures.models.looked import FindingsLook
from disclosures.models.methodology import MethodologyNote
from disclosures.models.parties import TransferParty
from disclosures.models.passed_on import PassOnList
from disclosures.models.people import PeopleTotal
from disclosures.models.periods import Delivery, Period
from disclosures.models.public import (
    CorrectionOutcome,
    CorrectionReason,
    LateAnswer,
    Line,
    LineVersion,
    PublishedReport,
    RegisterCorrection,
    ReportLine,
    SnapshotPart,
    Withdrawal,
)
from disclosures.models.questions import Claim, Question, QuestionReason
from disclosures.models.rates import ExchangeRate, RateFile, TypedRate
from disclosures.models.receipts import Receipt
from disclosures.models.register import (
    Coverage,
    RegisterLate,
    RegisterLine,
    RegisterOrganisation,
    RegisterPair,
    RegisterSum,
    RegisterTotal,
)
from disclosures.models.reports import Report, ReportApprover, Reservation
from disclosures.models.transfers import Form, Source, Transfer, Valuation
from regimes.vat import Vat

__all__ = [
    "AffiliateStatement",
    "Answer",
    "AnswerWay",
    "BooksEntry",
    "BooksFile",
    "BooksPair",
    "BooksVendor",
    "CalendarFeed",
    "Claim",
    "Comparison",
    "CorrectionOutcome",
    "CorrectionReason",
    "CorrectionRequest",
    "CountsOn",
    "Coverage",
    "Delivery",
    "Entry",
    "Evidence",
    "ExchangeRate",
    "FindingsLook",
    "Form",
    "ImportBatch",
    "ImportProfile",
    "ImportRecipient",
    "ImportRow",
    "LateAnswer",
    "Line",
    "LineVersion",
    "MethodologyNote",
    "Pair",
    "PairKind",
    "PairedRow",
    "PassOnList",
    "PeopleTotal",
    "Period",
    "PublishedFile",
    "PublishedReport",
    "Question",
    "QuestionReason",
    "RateFile",
    "Receipt",
    "RecipientDecision",
    "RecognitionChoice",
    "RegisterCorrection",
    "RegisterLate",
    "RegisterLine",
    "RegisterOrganisation",
    "RegisterPair",
    "RegisterSum",
    "RegisterTotal",
    "Report",
    "ReportApprover",
    "ReportLine",
    "Reservation",
    "RulesChoice",
    "Settlement",
    "SnapshotPart",
    "Source",
    "Transfer",
    "TransferParty",
    "TypedRate",
    "Valuation",
    "Vat",
    "Withdrawal",
]
