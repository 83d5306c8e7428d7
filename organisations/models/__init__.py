from organisations.models.classification import (
    Classification,
    Objection,
)
from organisations.models.companies import (
    CompanyProfile,
    Product,
)
from organisations.models.diligence import (
    DiligenceItem,
    DueDiligence,
    OwnCheck,
)
from organisations.models.duplicates import (
    Heir,
    Likeness,
    Merge,
    MergedRow,
    Succession,
)
from organisations.models.extracts import (
    Extract,
    ExtractRow,
)
from organisations.models.interests import (
    Interest,
)
from organisations.models.organisations import (
    Condition,
    Identifier,
    NameKey,
    NumberKey,
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
from organisations.models.profiles import (
    GoverningMember,
    Profile,
    ProfileDocument,
    Tie,
)
from organisations.models.public import (
    Activity,
    PublicProfile,
    PublicStanding,
    Reach,
    Sight,
)
from organisations.models.screening import (
    ScreeningList,
    ScreeningMatch,
    ScreeningName,
)

__all__ = [
    "AccessRequest",
    "Activity",
    "Classification",
    "CompanyProfile",
    "Condition",
    "Deputy",
    "DiligenceItem",
    "DueDiligence",
    "Extract",
    "ExtractRow",
    "Function",
    "GoverningMember",
    "Heir",
    "Identifier",
    "Interest",
    "Invitation",
    "Likeness",
    "Membership",
    "Merge",
    "MergedRow",
    "NameKey",
    "NumberKey",
    "Objection",
    "Organisation",
    "OrganisationName",
    "OrganisationQuerySet",
    "OrganisationSight",
    "OwnCheck",
    "Product",
    "Profile",
    "ProfileDocument",
    "PublicProfile",
    "PublicStanding",
    "Reach",
    "Role",
    "ScreeningList",
    "ScreeningMatch",
    "ScreeningName",
    "Sight",
    "Succession",
    "Tie",
    "roles_for",
]
