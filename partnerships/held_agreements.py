"""How an organisation reads what agreements, their versions and signatures hold about it."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from organisations import held
from organisations.models import Organisation
from partnerships import models

SENT_BY = "A party of the same thing reads it through its own part in it."
DRAFTS = _("The other side’s drafts are private to it until it sends them.")


def register() -> None:
    _agreements()
    _versions()
    _signing()


def _in_agreements(organisation: Organisation) -> "QuerySet[Any]":
    return models.AgreementParty.objects.filter(
        organisation=organisation, shown=True
    ).values("agreement_id")


def _agreements() -> None:
    held.register(
        models.Agreement,
        name=_("Agreements"),
        rows=lambda organisation: models.Agreement.objects.filter(
            pk__in=_in_agreements(organisation)
        ),
        unlisted={"drafted_by": SENT_BY},
    )
    for model, name, unlisted, withheld in (
        (
            models.AgreementParty,
            _("Parties of your agreements"),
            ("organisation",),
            held.NONE,
        ),
        (
            models.Thread,
            _("Conversations about clauses"),
            ("opened_by",),
            held.NONE,
        ),
        (
            models.ClauseConsent,
            _("Who agreed to which clause"),
            ("organisation",),
            {"person_id": held.PERSON},
        ),
        (models.LegalHelp, _("Requests for legal help"), ("asked_by",), held.NONE),
        (
            models.Approval,
            _("Steps of approval"),
            ("organisation",),
            {"person_id": held.PERSON, "deputy_for_id": held.PERSON},
        ),
        (
            models.Insistence,
            _("Findings on which a side insisted"),
            ("organisation",),
            {"person_id": held.PERSON},
        ),
        (
            models.Signature,
            _("Signatures"),
            ("organisation", "confirmed_by"),
            {
                "person": held.PERSON,
                "deputy_for_id": held.PERSON,
                "confirmed_by_person_id": held.PERSON,
            },
        ),
    ):
        held.register(
            model,
            name=name,
            rows=_of_agreement(model, "agreement"),
            unlisted=dict.fromkeys(unlisted, SENT_BY),
            withheld=withheld,
        )
    held.register(
        models.Comment,
        name=_("What was said about clauses"),
        rows=_of_agreement(models.Comment, "thread__agreement"),
        unlisted={"by_organisation": SENT_BY},
        withheld={"by_person_id": held.PERSON},
    )
    held.register(
        models.Turn,
        name=_("Whose turn it was"),
        rows=lambda organisation: models.Turn.objects.filter(
            Q(agreement__in=_in_agreements(organisation))
            | Q(application__applicant=organisation)
            | Q(application__company=organisation)
        ),
    )


def _of_agreement(model: Any, to: str) -> held.Rows:
    def rows(organisation: Organisation) -> "QuerySet[Any]":
        found: QuerySet[Any] = model.objects.filter(
            **{f"{to}__in": _in_agreements(organisation)}
        )
        return found

    return rows


def _seen(organisation: Organisation) -> "QuerySet[Any]":
    return models.Version.objects.filter(
        agreement__in=_in_agreements(organisation)
    ).filter(Q(sent_at__isnull=False) | Q(by_organisation=organisation))


def _versions() -> None:
    held.register(
        models.Version,
        name=_("Versions of agreements"),
        rows=_seen,
        unlisted={"by_organisation": SENT_BY},
        withheld={"by_person_id": held.PERSON},
        past=DRAFTS,
    )
    for model, name, unlisted in (
        (models.VersionParty, _("Parties as versions describe them"), "organisation"),
        (models.BudgetLine, _("Budget lines of agreements"), ""),
        (models.InKindItem, _("Help in agreements that is not money"), ""),
        (models.PlannedMilestone, _("Deadlines that agreements set"), ""),
        (models.Clause, _("Clauses of agreements"), ""),
    ):
        held.register(
            model,
            name=name,
            rows=_of_version(model),
            unlisted={unlisted: SENT_BY} if unlisted else held.NONE,
            past=DRAFTS,
        )
    held.register(
        models.VersionConsent,
        name=_("Who agreed to which version"),
        rows=_of_version(models.VersionConsent),
        unlisted={"organisation": SENT_BY},
        withheld={"person_id": held.PERSON},
    )


def _of_version(model: Any) -> held.Rows:
    def rows(organisation: Organisation) -> "QuerySet[Any]":
        found: QuerySet[Any] = model.objects.filter(version__in=_seen(organisation))
        return found

    return rows


def _signing() -> None:
    held.register(
        models.ApprovalRule,
        name=_("Your own rules of approval"),
        keys=("organisation",),
    )
    held.register(
        models.SignedText,
        name=_("Texts to sign"),
        rows=lambda organisation: models.SignedText.objects.filter(
            version__agreement__in=_in_agreements(organisation)
        ),
    )
    held.register(
        models.SignedPdf,
        name=_("Signed papers"),
        rows=_of_agreement(models.SignedPdf, "agreement"),
    )
