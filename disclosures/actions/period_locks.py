"""A period holds still while somebody acts on what all of it says.

Whoever closes or reopens it, moves its report or says something that the report rests on
holds it. Whoever adds or changes one of its payments shares it: these don't wait for each
other. Either is the first lock that a transaction takes.
"""

from django.db import connection

from disclosures.models import Period

SHARED = """
select id from disclosures_period where company_id = %s order by id for share
"""


def hold(period_id: int) -> Period:
    """The period with its company and rules; nobody else holds or shares it meanwhile."""
    return (
        Period.objects.select_for_update(of=("self",), no_key=True)
        .select_related("company", "regime")
        .get(pk=period_id)
    )


def share(company_id: int) -> None:
    """No period of this company is held by anybody else meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(SHARED, [company_id])
