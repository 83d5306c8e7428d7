"""How an organisation reads what this app, and the apps below it, hold about it."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from audit.models import Event
from documents.models import Document
from notices.models import Message, Notice
from organisations import held, models
from organisations.models import Organisation

REGISTRARS_PROOF = _("A person's proof that they may act for you: for the registrar.")
NOT_YET_YOURS = _("Who a person is who doesn't act for you: the registrar checks that.")
WHO_ACTS = "Who acts for an organisation is that organisation's own matter."
SHARED = "The record of another organisation is shared: everybody finds it by its name."
NUMBERS = _(
    "Numbers of the rows that it was about; what it changed stands in their history."
)
STATED = _("What a registrar states when the law forbids telling; nothing is, here.")


def register() -> None:
    _records()
    _people()
    _profiles()
    _checks()
    _sameness()
    _below()


def _records() -> None:
    held.register(
        Organisation,
        name=_("Your record"),
        rows=lambda organisation: Organisation.objects.filter(pk=organisation.pk),
        unlisted={"parent": SHARED, "successor": SHARED},
    )
    held.register(
        models.OrganisationSight,
        name=_("Who knows your record while it is not verified"),
        keys=("organisation",),
        unlisted={"viewer": "Which records somebody knows stands in their own list."},
        withheld={
            "viewer": _(
                "What a company prepares is its own matter until it is sent to you."
            )
        },
    )
    for model, name in (
        (models.OrganisationName, _("Other names")),
        (models.Identifier, _("Numbers in registers")),
        (models.Condition, _("Conditions")),
        (models.Classification, _("Classifications")),
    ):
        held.register(model, name=name, keys=("organisation",))
    held.register(
        models.Objection,
        name=_("Objections to a classification"),
        keys=("organisation", "by_organisation"),
    )
    held.register(
        models.ExtractRow,
        name=_("Rows of register extracts"),
        keys=("organisation",),
    )
    held.excuse(
        "organisations.Extract", "a file about many; what it says of one is in its rows"
    )


def _people() -> None:
    held.register(
        models.Membership,
        name=_("People who act or acted for you"),
        keys=("organisation",),
        unlisted={"only_company": WHO_ACTS},
    )
    held.register(models.Deputy, name=_("Deputies"), keys=("organisation",))
    held.register(
        models.Invitation,
        name=_("Invitations"),
        keys=("organisation", "by_company"),
        withheld={"secret_sha256": _("Secret of an invitation.")},
    )
    held.register(
        models.AccessRequest,
        name=_("Requests to act for you"),
        keys=("organisation",),
        withheld={
            "person": NOT_YET_YOURS,
            "email": NOT_YET_YOURS,
            "name": NOT_YET_YOURS,
            "words": NOT_YET_YOURS,
            "reason": NOT_YET_YOURS,
            "evidence": REGISTRARS_PROOF,
        },
    )
    held.register(
        models.Interest,
        name=_("Interests declared by you and by people who act for you"),
        keys=("organisation",),
        unlisted={"company": "A declaration is made to the declaring side alone."},
    )


def _profiles() -> None:
    held.register(
        models.PublicProfile,
        name=_("Your public profile"),
        keys=("organisation_public_id",),
    )
    held.register(
        models.PublicStanding,
        name=_("What everybody reads of how sure your record is"),
        keys=("organisation_public_id",),
    )
    for model, name in (
        (models.Profile, _("Your profile")),
        (models.CompanyProfile, _("Your profile as a company")),
        (models.GoverningMember, _("Your governing body")),
        (models.ProfileDocument, _("Documents of your profile")),
    ):
        held.register(model, name=name, keys=("organisation",))
    held.register(models.Product, name=_("Your products"), keys=("company",))
    held.register(
        models.Tie,
        name=_("Umbrella and member organisations"),
        keys=("umbrella", "member", "said_by"),
    )


def _checks() -> None:
    held.register(
        models.DueDiligence,
        name=_("Checks before working together"),
        keys=("company", "organisation"),
    )
    held.register(
        models.DiligenceItem,
        name=_("Points of these checks"),
        rows=lambda organisation: models.DiligenceItem.objects.filter(
            Q(diligence__company=organisation) | Q(diligence__organisation=organisation)
        ),
    )
    held.register(
        models.OwnCheck,
        name=_("Your own notes about companies"),
        keys=("organisation",),
        unlisted={"company": "Working notes of the other side, private to it."},
    )
    held.register(
        models.ScreeningMatch,
        name=_("Sanctions lists: records that may be yours"),
        keys=("organisation",),
        rows=lambda organisation: models.ScreeningMatch.objects.filter(
            organisation=organisation, told_on__isnull=False
        ),
        withheld={"withheld_because": STATED, "review_on": STATED},
        past_rows=Q(told_on__isnull=False),
    )
    held.excuse("organisations.ScreeningList", "a list as somebody else publishes it")
    held.excuse("organisations.ScreeningName", "a list as somebody else publishes it")


def _sameness() -> None:
    held.register(
        models.Likeness,
        name=_("Records that may be of the same organisation"),
        keys=("first", "second"),
        rows=_likenesses,
    )
    held.register(models.Merge, name=_("Merges"), keys=("kept", "merged"))
    held.register(
        models.MergedRow,
        name=_("Rows that followed a merge"),
        rows=lambda organisation: models.MergedRow.objects.filter(
            Q(merge__kept=organisation) | Q(merge__merged=organisation)
        ),
        withheld={"row": held.KEY},
    )
    held.register(
        models.Succession,
        name=_("Organisations before and after you"),
        keys=("predecessor", "successor"),
    )
    held.register(
        models.Heir,
        name=_("Access passed on by succession"),
        keys=("heir", "organisation"),
    )


def _likenesses(organisation: Organisation) -> "QuerySet[Any]":
    """Not those with a record that only its maker knows."""
    verified = Organisation.Verification.VERIFIED
    return models.Likeness.objects.filter(
        Q(first=organisation, second__verification=verified)
        | Q(second=organisation, first__verification=verified)
    )


def _below() -> None:
    held.register(
        Document,
        name=_("Your documents"),
        keys=("owner_id",),
    )
    held.register(
        Event,
        name=_("What was done for you, and to your record"),
        keys=("acting_for_id",),
        rows=lambda organisation: Event.objects.filter(
            Q(acting_for_id=organisation.pk)
            | Q(subject_type=Organisation._meta.label_lower, subject_id=organisation.pk)
        ),
        withheld={"subject_id": held.KEY},
        own="acting_for",
        theirs={"data": NUMBERS},
    )
    held.withhold(
        Notice,
        name=_("Notices to single people"),
        reason=_("They belong to the person who got them, who reads them here."),
    )
    held.withhold(
        Message,
        name=_("E-mails to single people"),
        reason=_("They say what a notice says, to the person's own address."),
    )
    held.excuse("accounts.User", "a person, who reads what is kept at accounts/about/")
    held.excuse("accounts.LegalHold", "about a person, who reads it there")
    held.excuse("documents.Content", "the bytes of documents, handed out with them")
    held.excuse("regimes.Regime", "reporting rules, the same for everybody")
