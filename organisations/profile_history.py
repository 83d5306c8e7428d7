"""What changed in a profile, when and by whom."""

from typing import Any

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from audit.acting import Actor
from audit.timeline import Moment, Related, timeline
from organisations.models import (
    Condition,
    GoverningMember,
    Organisation,
    Product,
    Profile,
    ProfileDocument,
    Tie,
)
from organisations.models.public import Sight
from organisations.profiles.parts import PATIENTS


def history(organisation: Any, viewer: Actor) -> list[Moment]:
    """Of a company for everybody; of a patient organisation for its own side.

    What a patient organisation kept to itself once must not be read in its history.
    """
    if organisation.kind == Organisation.Kind.COMPANY:
        kept: Any = getattr(organisation, "company_profile", None)
        related = _of_company(organisation)
    else:
        kept = getattr(organisation, "profile", None)
        related = _of_patients(organisation)
    return timeline(kept, viewer=viewer, related=related) if kept else []


def _while(condition: Q, text: Any) -> Case:
    return Case(When(condition, then=text), default=Value(""), output_field=CharField())


def _of_company(company: Organisation) -> list[Related]:
    rows = Product.history.filter(company_id=company.pk)
    text = Concat("name", Value(": "), "condition", Value(", "), "stage")
    return [Related(rows, _("Product"), _while(Q(ended_on=None), text))]


def _of_patients(organisation: Organisation) -> list[Related]:
    of_this = {"organisation_id": organisation.pk}
    in_force = Q(confirmed_on__isnull=False, until_on=None)
    return [
        Related(
            GoverningMember.history.filter(**of_this),
            _("Office"),
            _while(Q(until_on=None), F("office")),
        ),
        Related(
            ProfileDocument.history.filter(**of_this),
            _("Document"),
            _while(Q(ended_on=None), F("document__name")),
        ),
        Related(
            Condition.history.filter(**of_this),
            _("Condition"),
            _while(Q(ended_on=None), F("name")),
        ),
        Related(
            Tie.history.filter(member_id=organisation.pk),
            _("Umbrella organisation"),
            _while(in_force, F("umbrella__legal_name")),
        ),
        Related(
            Tie.history.filter(umbrella_id=organisation.pk),
            _("Member organisation"),
            _while(in_force, F("member__legal_name")),
        ),
        *(
            Related(
                Profile.history.filter(**of_this),
                _("Who may read “%(part)s”") % {"part": part.label},
                Case(
                    *(
                        When(
                            **{f"sights__{part.name}": sight.value},
                            then=Value(str(sight.label)),
                        )
                        for sight in Sight
                    ),
                    default=Value(""),
                    output_field=CharField(),
                ),
            )
            for part in PATIENTS
            if part.name != "documents"
        ),
    ]
