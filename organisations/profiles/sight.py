"""Who may read which part of a profile."""

from django.db.models import OuterRef, Q, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce

from audit.acting import Actor
from organisations import partners
from organisations.models import Organisation, OrganisationQuerySet, Profile
from organisations.models.public import Sight
from organisations.profiles.parts import Part, of_kind, the_part

EVERYBODY = frozenset({Sight.PUBLIC})
PARTNERS = frozenset({Sight.PUBLIC, Sight.PARTNERS})
EVERYTHING = frozenset(Sight)


def own_side(organisation: Organisation, viewer: Actor) -> bool:
    """Whether the viewer acts for it, with a mandate that a registrar has verified."""
    return viewer.organisation_id == organisation.pk and viewer.only_company_id is None


def sights(organisation: Organisation, viewer: Actor) -> frozenset[Sight]:
    """What the viewer is to the organisation; asks the database about companies only."""
    if own_side(organisation, viewer):
        return EVERYTHING
    if viewer.kind != Organisation.Kind.COMPANY or viewer.only_company_id is not None:
        return EVERYBODY
    if viewer.organisation_id is None:
        return EVERYBODY
    together = partners.of(organisation.pk).filter(pk=viewer.organisation_id)
    return PARTNERS if together.exists() else EVERYBODY


def profile_of(organisation: Organisation) -> Profile:
    """Its profile, or an empty one that is not stored yet."""
    kept: Profile | None = getattr(organisation, "profile", None)
    return kept or Profile(organisation_id=organisation.pk)


def chosen(organisation: Organisation, part: Part) -> Sight:
    """Who may read this part: what a company says of itself is for everybody."""
    if organisation.kind != Organisation.Kind.PATIENTS:
        return Sight.PUBLIC
    return Sight(profile_of(organisation).sights.get(part.name, part.sight))


def open_to(organisation: Organisation, allowed: frozenset[Sight]) -> list[Part]:
    """The parts for those who are allowed these sights. Documents have each their own."""
    return [
        part
        for part in of_kind(organisation.kind)
        if part.name == "documents" or chosen(organisation, part) in allowed
    ]


def readable(organisation: Organisation, part: str, viewer: Actor) -> bool:
    """Whether the viewer may read a part, or a column, of this profile."""
    return chosen(organisation, the_part(part)) in sights(organisation, viewer)


def for_directory(
    organisations: OrganisationQuerySet, part: str, viewer: Actor
) -> OrganisationQuerySet:
    """Those of which the viewer may read this part or column: one condition in SQL."""
    wanted = the_part(part)
    said = Coalesce(
        KeyTextTransform(wanted.name, "profile__sights"),
        Value(wanted.sight.value),
        output_field=TextField(),
    )
    may_read = Q(shown_to=Sight.PUBLIC) | ~Q(kind=Organisation.Kind.PATIENTS)
    if viewer.organisation_id is not None and viewer.only_company_id is None:
        may_read |= Q(pk=viewer.organisation_id)
        if viewer.kind == Organisation.Kind.COMPANY:
            together = partners.together(viewer.organisation_id, OuterRef("pk"))
            may_read |= Q(shown_to=Sight.PARTNERS) & together
    return organisations.alias(shown_to=said).filter(may_read)
