"""How an organisation reads what partnerships and agreements hold about it.

A draft of one side is private to it until it is sent; everything that was sent, decided
or signed is read by every party.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from organisations import held
from organisations.models import Organisation
from partnerships import held_agreements, held_budgets, held_life, models

SENT_BY = "A party of the same thing reads it through its own part in it."
REMINDED = _("When the portal reminded of it: that changes nothing.")
REVIEWER = _("Who a person of the company is: their role is shown.")

BEGAN_FROM = _(
    "An earlier application may have gone to another company, which is not told."
)


def register() -> None:
    _partnerships()
    _applications()
    held_agreements.register()
    _dialogue()
    held_life.register()
    held_budgets.register()
    held.excuse("partnerships.LibraryClause", "texts for everybody, about nobody")


def _in_partnerships(organisation: Organisation) -> "QuerySet[Any]":
    return models.PartnershipParty.objects.filter(organisation=organisation).values(
        "partnership_id"
    )


def _partnerships() -> None:
    held.register(
        models.Partnership,
        name=_("Partnerships"),
        rows=lambda organisation: models.Partnership.objects.filter(
            pk__in=_in_partnerships(organisation)
        ),
        unlisted={"started_by": SENT_BY},
    )
    for model, name, unlisted in (
        (
            models.PartnershipParty,
            _("Who takes part in your partnerships"),
            ("organisation", "invited_by"),
        ),
        (models.PartnershipCondition, _("Conditions of your partnerships"), ()),
        (models.Lead, _("Who leads in your partnerships"), ("organisation",)),
        (models.StagePeriod, _("Stages of your partnerships"), ("changed_by",)),
        (models.Wording, _("Wordings of your partnerships"), ("proposed_by",)),
    ):
        held.register(
            model,
            name=name,
            rows=_of_partnership(model),
            unlisted=dict.fromkeys(unlisted, SENT_BY),
            withheld={"person": held.PERSON} if model is models.Lead else held.NONE,
        )
    held.register(
        models.WordingConsent,
        name=_("Who agreed to which wording"),
        rows=lambda organisation: models.WordingConsent.objects.filter(
            wording__partnership__in=_in_partnerships(organisation)
        ),
        unlisted={"organisation": SENT_BY},
        withheld={"person_id": held.PERSON},
    )


def _of_partnership(model: Any) -> held.Rows:
    def rows(organisation: Organisation) -> "QuerySet[Any]":
        found: QuerySet[Any] = model.objects.filter(
            partnership__in=_in_partnerships(organisation)
        )
        return found

    return rows


def _applications() -> None:
    held.register(
        models.Application,
        name=_("Applications"),
        keys=("applicant", "company"),
        rows=lambda organisation: models.Application.objects.filter(
            Q(applicant=organisation)
            | Q(company=organisation, submitted_on__isnull=False)
        ),
        withheld={"decided_by_id": REVIEWER, "follows": BEGAN_FROM},
        past=_(
            "The page of each application shows its history since it was handed in."
        ),
    )
    for model, name in (
        (models.ApplicationLine, _("Budget lines of applications")),
        (models.ApplicationQuestion, _("Questions about applications")),
    ):
        held.register(
            model,
            name=name,
            rows=_of_application(model, "application__"),
            withheld={"asker_id": REVIEWER}
            if model is models.ApplicationQuestion
            else held.NONE,
            past=_("The page of each application shows its history."),
        )
    held.register(
        models.ApplicationDocument,
        name=_("Documents of applications"),
        rows=lambda organisation: models.ApplicationDocument.objects.filter(
            Q(application__applicant=organisation)
            | Q(  # what was taken off while it was a draft, the company never got
                application__company=organisation,
                application__submitted_on__isnull=False,
                ended_on__isnull=True,
            )
        ),
        past=_("The page of each application shows its history."),
    )
    held.register(
        models.Review,
        name=_("Reviews of your applications, once they are decided"),
        rows=lambda organisation: models.Review.objects.filter(
            Q(application__company=organisation)
            | Q(
                application__applicant=organisation,
                application__decided_on__isnull=False,
            )
        ),
        withheld={"person": REVIEWER, "asker_id": REVIEWER},
        past=_("A review is read when the application is decided, as it stands then."),
    )
    held.register(
        models.ReviewPoint,
        name=_("What reviews found about each criterion"),
        rows=lambda organisation: models.ReviewPoint.objects.filter(
            Q(review__application__company=organisation)
            | Q(
                review__application__applicant=organisation,
                review__application__decided_on__isnull=False,
            )
        ),
        past=_("A review is read when the application is decided, as it stands then."),
    )


def _of_application(model: Any, to: str) -> held.Rows:
    def rows(organisation: Organisation) -> "QuerySet[Any]":
        found: QuerySet[Any] = model.objects.filter(
            Q(**{f"{to}applicant": organisation})
            | Q(
                **{
                    f"{to}company": organisation,
                    f"{to}submitted_on__isnull": False,
                }
            )
        )
        return found

    return rows


def _read_by(organisation: Organisation) -> "QuerySet[Any]":
    return models.MessageReader.objects.filter(organisation=organisation).values(
        "message_id"
    )


def _dialogue() -> None:
    held.register(
        models.Message,
        name=_("What was said in partnerships and agreements"),
        rows=_of_message(models.Message, "pk"),
        unlisted={"by_organisation": SENT_BY},
        withheld={"by_person_id": held.PERSON},
    )
    for model, name, to, unlisted, withheld in (
        (
            models.MessageReader,
            _("For whom messages were written"),
            "message",
            ("organisation",),
            held.NONE,
        ),
        (models.MessageDocument, _("Documents of messages"), "message", (), held.NONE),
        (models.Minutes, _("Minutes of meetings"), "message", (), held.NONE),
        (
            models.Attendance,
            _("Who was at meetings, by role"),
            "minutes__message",
            ("organisation",),
            held.NONE,
        ),
        (
            models.FollowUp,
            _("What is to be done next"),
            "message",
            ("owner",),
            {"owner_person": held.PERSON, "reminded_days": REMINDED},
        ),
    ):
        held.register(
            model,
            name=name,
            rows=_of_message(model, to),
            unlisted=dict.fromkeys(unlisted, SENT_BY),
            withheld=withheld,
        )
    held.excuse(
        "partnerships.ReadMark", "how far one person has read; about no organisation"
    )


def _of_message(model: Any, to: str) -> held.Rows:
    """Notes of one side for itself have no other reader: nobody else finds them here."""

    def rows(organisation: Organisation) -> "QuerySet[Any]":
        found: QuerySet[Any] = model.objects.filter(
            **{f"{to}__in": _read_by(organisation)}
        )
        return found

    return rows
