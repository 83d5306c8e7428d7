"""How an organisation reads what is held about it once an agreement runs."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from organisations import held
from organisations.models import Organisation
from partnerships import models

SENT_BY = "A party of the same thing reads it through its own part in it."


def register() -> None:
    _life()
    _rates()


def _in_partnerships(organisation: Organisation) -> "QuerySet[Any]":
    return models.PartnershipParty.objects.filter(organisation=organisation).values(
        "partnership_id"
    )


def _of_agreement(model: Any, to: str) -> held.Rows:
    def rows(organisation: Organisation) -> "QuerySet[Any]":
        parties = models.AgreementParty.objects.filter(
            organisation=organisation, shown=True
        )
        found: QuerySet[Any] = model.objects.filter(
            **{f"{to}__in": parties.values("agreement_id")}
        )
        return found

    return rows


def _life() -> None:
    activities = models.Activity.objects.filter
    model: Any
    held.register(
        models.Activity,
        name=_("Activities of your partnerships"),
        rows=lambda organisation: activities(
            partnership__in=_in_partnerships(organisation)
        ),
        unlisted={"added_by": SENT_BY},
    )
    for model, name, to, unlisted in (
        (models.ActivityPeople, _("People and hours of activities"), "activity", ()),
        (
            models.ActivityAgreement,
            _("Activities under your agreements"),
            "agreement",
            (),
        ),
        (
            models.FairPay,
            _("Pay for engagements"),
            "agreement",
            ("company", "organisation", "proposed_by"),
        ),
        (
            models.Milestone,
            _("Deadlines of your agreements"),
            "agreement",
            ("done_by", "decided_by"),
        ),
        (
            models.MilestoneEvidence,
            _("What shows that deadlines were met"),
            "milestone__agreement",
            ("brought_by",),
        ),
        (
            models.Acknowledgement,
            _("Evidence of acknowledgement"),
            "agreement",
            ("brought_by",),
        ),
        (
            models.AcknowledgementOpinion,
            _("Who found support to be apparent"),
            "acknowledgement__agreement",
            ("organisation",),
        ),
        (
            models.UnspentMoney,
            _("Money that was left over"),
            "agreement",
            ("said_by", "decided_by"),
        ),
    ):
        held.register(
            model,
            name=name,
            rows=_of_activity(model) if to == "activity" else _of_agreement(model, to),
            unlisted=dict.fromkeys(unlisted, SENT_BY),
        )
    for model, name, unlisted in (
        (models.LogoPermission, _("Permissions to use names and logos"), ()),
        (models.DataUse, _("Uses of patients’ data"), ("proposed_by",)),
        (models.Material, _("Materials to read"), ()),
    ):
        held.register(
            model,
            name=name,
            keys=("owner", "other"),
            unlisted=dict.fromkeys(unlisted, SENT_BY),
        )
    for model, name in (
        (models.TextRequest, _("Texts that were asked for")),
        (models.MaterialVersion, _("Versions of materials")),
        (models.MaterialComment, _("Comments on materials")),
    ):
        held.register(
            model,
            name=name,
            rows=_of_material(model),
            unlisted={"by_organisation": SENT_BY},
        )


def _of_activity(model: Any) -> held.Rows:
    def rows(organisation: Organisation) -> "QuerySet[Any]":
        found: QuerySet[Any] = model.objects.filter(
            activity__partnership__in=_in_partnerships(organisation)
        )
        return found

    return rows


def _of_material(model: Any) -> held.Rows:
    def rows(organisation: Organisation) -> "QuerySet[Any]":
        found: QuerySet[Any] = model.objects.filter(
            Q(material__owner=organisation) | Q(material__other=organisation)
        )
        return found

    return rows


def _rates() -> None:
    held.register(models.RateTable, name=_("Your own rates"), keys=("company",))
    held.register(
        models.Rate,
        name=_("Your own rates, line by line"),
        rows=lambda organisation: models.Rate.objects.filter(
            table__company=organisation
        ),
    )
