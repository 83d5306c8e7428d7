"""The table of totals of payments to persons; `rows` may name `reports` (resources.WITH)."""

from disclosures.exports.fields import Field, id_, money
from disclosures.exports.tables import Joined, Resource

PEOPLE_TOTALS = Resource(
    "people_totals",
    "Payments to persons",
    "Totals of what was paid to patients, carers and others, of every version of a report."
    " Nobody is named; one person may be counted in several rows, so never add up people."
    " They are in no sum of payments to organisations.",
    (
        id_("report", "Id of the report's version."),
        id_("company_id", "Who publishes.", sql="company_public_id"),
        Field("year", "What it is about.", "year", required=True),
        Field(
            "group", "Code of who was paid.", required=True, sql="j->'group'->>'code'"
        ),
        Field("group_label", "Its name.", required=True, sql="j->'group'->>'label'"),
        Field(
            "category",
            "Code of the kind; `all` for all kinds together.",
            required=True,
            sql="j->'category'->>'code'",
        ),
        Field("category_label", "Its name.", sql="j->'category'->>'label'"),
        Field("currency", "ISO 4217.", required=True, sql="j->>'currency'"),
        money("amount", "The total, exact.", sql="j->>'amount'"),
        Field(
            "people", "How many people.", "integer", required=True, sql="j->>'people'"
        ),
        Field("words", "Words for readers.", sql="nullif(j->>'words', '')"),
    ),
    """(
      select p.public_id as report, p.company_public_id, p.year, t.j, p.reference,
        p.version, t.place
      from reports p
      cross join lateral jsonb_array_elements(
        coalesce(p.facts->'people_totals', '[]')) with ordinality t (j, place)
      order by p.reference, p.version, t.place) t""",
    key=("report", "group", "category", "currency"),
    joins=(
        Joined(("report",), "reports", ("public_id",)),
        Joined(("company_id",), "organisations", ("public_id",)),
    ),
)
