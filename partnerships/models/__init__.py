from partnerships.models.acknowledgements import (
    Acknowledgement,
    AcknowledgementOpinion,
    Medium,
)
from partnerships.models.activities import (
    Activity,
    ActivityAgreement,
    ActivityKind,
    ActivityPeople,
    Nature,
    PeopleRole,
)
from partnerships.models.agreements import Agreement, AgreementParty
from partnerships.models.applications import (
    Application,
    ApplicationDocument,
    ApplicationLine,
    ApplicationQuestion,
    Review,
    ReviewPoint,
)
from partnerships.models.approvals import Act, Approval, ApprovalRule, Insistence
from partnerships.models.budget_spending import (
    BudgetInvoice,
    BudgetPaper,
    SharedFlag,
    same_key,
)
from partnerships.models.budgets import Budget, BudgetFunder, BudgetItem
from partnerships.models.clauses import (
    Clause,
    ClauseConsent,
    Comment,
    LegalHelp,
    LibraryClause,
    Thread,
    Topic,
    VersionConsent,
)
from partnerships.models.data_use import DataUse
from partnerships.models.dialogue import (
    Attendance,
    FollowUp,
    Message,
    MessageDocument,
    MessageReader,
    Minutes,
    ReadMark,
    conversation_url,
)
from partnerships.models.evaluations import (
    AnswerPool,
    Evaluation,
    EvaluationAnswer,
    EvaluationParty,
    NextStep,
    PooledParty,
)
from partnerships.models.fair_pay import FairPay, Level, Rate, RateTable
from partnerships.models.insights import Insight, InsightDecision
from partnerships.models.lessons import Lesson, LessonConsent, ProcessChange
from partnerships.models.materials import (
    Basis,
    Material,
    MaterialComment,
    MaterialVersion,
    TextRequest,
)
from partnerships.models.metrics import Metric, MetricConsent, MetricName
from partnerships.models.milestones import Milestone, MilestoneEvidence
from partnerships.models.outcomes import Outcome, OutcomeAgreement, OutcomeView
from partnerships.models.partnerships import (
    TAKES_PART,
    TOOK_PART,
    Lead,
    Partnership,
    PartnershipCondition,
    PartnershipParty,
    StagePeriod,
    Wording,
    WordingConsent,
)
from partnerships.models.permissions import LogoPermission
from partnerships.models.public import (
    PublicAgreement,
    PublicPartnership,
    PublicStory,
)
from partnerships.models.sides import Kind, Service, Side, Stage
from partnerships.models.signatures import Signature, SignedPdf, SignedText
from partnerships.models.stories import Story, StoryConsent
from partnerships.models.turns import Turn
from partnerships.models.unspent import UnspentMoney
from partnerships.models.versions import (
    BudgetLine,
    InKindItem,
    PlannedMilestone,
    Version,
    VersionParty,
)

__all__ = [
    "TAKES_PART",
    "TOOK_PART",
    "Acknowledgement",
    "AcknowledgementOpinion",
    "Act",
    "Activity",
    "ActivityAgreement",
    "ActivityKind",
    "ActivityPeople",
    "Agreement",
    "AgreementParty",
    "AnswerPool",
    "Application",
    "ApplicationDocument",
    "ApplicationLine",
    "ApplicationQuestion",
    "Approval",
    "ApprovalRule",
    "Attendance",
    "Basis",
    "Budget",
    "BudgetFunder",
    "BudgetInvoice",
    "BudgetItem",
    "BudgetLine",
    "BudgetPaper",
    "Clause",
    "ClauseConsent",
    "Comment",
    "DataUse",
    "Evaluation",
    "EvaluationAnswer",
    "EvaluationParty",
    "FairPay",
    "FollowUp",
    "InKindItem",
    "Insight",
    "InsightDecision",
    "Insistence",
    "Kind",
    "Lead",
    "LegalHelp",
    "Lesson",
    "LessonConsent",
    "Level",
    "LibraryClause",
    "LogoPermission",
    "Material",
    "MaterialComment",
    "MaterialVersion",
    "Medium",
    "Message",
    "MessageDocument",
    "MessageReader",
    "Metric",
    "MetricConsent",
    "MetricName",
    "Milestone",
    "MilestoneEvidence",
    "Minutes",
    "Nature",
    "NextStep",
    "Outcome",
    "OutcomeAgreement",
    "OutcomeView",
    "Partnership",
    "PartnershipCondition",
    "PartnershipParty",
    "PeopleRole",
    "PlannedMilestone",
    "PooledParty",
    "ProcessChange",
    "PublicAgreement",
    "PublicPartnership",
    "PublicStory",
    "Rate",
    "RateTable",
    "ReadMark",
    "Review",
    "ReviewPoint",
    "Service",
    "SharedFlag",
    "Side",
    "Signature",
    "SignedPdf",
    "SignedText",
    "Stage",
    "StagePeriod",
    "Story",
    "StoryConsent",
    "TextRequest",
    "Thread",
    "Topic",
    "Turn",
    "UnspentMoney",
    "Version",
    "VersionConsent",
    "VersionParty",
    "Wording",
    "WordingConsent",
    "conversation_url",
    "same_key",
]
