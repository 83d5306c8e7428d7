"""What a company publishes as its criteria, one by one, so that reviews speak to each."""

from organisations.models import Organisation

MOST = 12
LONGEST = 500
BULLETS = "-–•* \t"


def published(company: Organisation) -> list[str]:
    """Each line of the criteria in the company's profile is one."""
    profile = getattr(company, "company_profile", None)
    lines = profile.criteria.splitlines() if profile else []
    found = (line.strip(BULLETS)[:LONGEST] for line in lines)
    return list(dict.fromkeys(line for line in found if line))[:MOST]
