from organisations.models.organisations import (
    Condition,
    Identifier,
    NameKey,
    Organisation,
    OrganisationName,
    OrganisationQuerySet,
    OrganisationSight,
)
from organisations.models.people import (
    AccessRequest,
    Deputy,
    Function,
    Invitation,
    Membership,
    Role,
    roles_for,
)

__all__ = [
    "AccessRequest",
    "Condition",
    "Deputy",
    "Function",
    "Identifier",
    "Invitation",
    "Membership",
    "NameKey",
    "Organisation",
    "OrganisationName",
    "OrganisationQuerySet",
    "OrganisationSight",
    "Role",
    "roles_for",
]
