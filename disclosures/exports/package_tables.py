"""The tables of the data package: what each column holds, how they join, which rows.

`rows` may name `reports`, `versions`, `first_lines` and `present` (see resources.WITH).
"""

from disclosures.exports.fields import (
    ANSWERS,
    FORMS,
    OF_LINES,
    VALUATIONS,
    VAT,
    Field,
    day,
    id_,
    money,
)
from disclosures.exports.people_totals import PEOPLE_TOTALS
from disclosures.exports.tables import Joined, Resource
from disclosures.models.public import CorrectionOutcome, CorrectionReason

REASONS, OUTCOMES = tuple(CorrectionReason.values), tuple(CorrectionOutcome.values)


ORGANISATIONS = Resource(
    "organisations",
    "Organisations",
    "Companies and recipients that a report names, with what they are called today.",
    (
        id_("public_id", "Permanent id."),
        Field("name", "Name of today.", required=True),
        Field(
            "is_company",
            "Whether it is a company.",
            "boolean",
            required=True,
            sql="is_company::text",
        ),
        Field("country", "ISO 3166-1, two letters."),
        Field("identifiers", "Numbers in registers: scheme and value.", "array"),
        Field("other_names", "Other names that it has or had.", "array"),
        Field("website", "Its own pages."),
        id_("moved_to", "The record that this one was merged into.", required=False),
    ),
    """(select * from disclosures_registerorganisation o where o.public_id in (
      select company_public_id from reports
      union select x.id from versions v cross join lateral (values
        (v.j->'company'->>'public_id'), (v.j->'recipient'->>'public_id'),
        (v.j->'ultimate_recipient'->>'public_id'), (v.j->'paid_by'->>'public_id')
      ) x (id))
    or o.id in (select company_id from present) or o.id in (
      select organisation_id from present)
    order by o.public_id) o""",
    key=("public_id",),
)
AGREEMENTS = Resource(
    "agreements",
    "Agreements",
    "Agreements that all of their parties chose to show to everybody.",
    (
        id_("reference", "The agreement's number."),
        id_("partnership", "Id of the partnership.", sql="partnership_public_id"),
        Field("title", "What it is called."),
        Field("kind", "What kind of agreement it is."),
        Field("state", "Where it stands."),
        day("signed_on", "Day of the last signature."),
        day("starts_on", "First day."),
        day("ends_on", "Last day."),
        day("ends_early_on", "Last day, where it was ended before."),
        money("amount", "The sum, where there is one.", sql="trim_scale(amount)::text"),
        Field("currency", "ISO 4217."),
        Field("vat_treatment", "Whether the sum contains value added tax."),
        Field("parties", "Ids of its parties.", "array", sql="to_json(party_ids)"),
        day("published_on", "Day on which it was shown.", required=True),
        day("changed_on", "Day of its last change.", required=True),
    ),
    """(select * from partnerships_publicagreement where id in ({agreements})
      order by reference) a""",
    key=("reference",),
)
REPORTS = Resource(
    "reports",
    "Reports",
    "Every version of every report, with its methodology and reservations.",
    (
        id_("public_id", "Permanent id of this version."),
        Field("reference", "Number of the report.", required=True),
        Field("version", "1, 2, 3 and so on.", "integer", required=True),
        id_("company_id", "Permanent id of the company.", sql="company_public_id"),
        Field("company", "The company's name.", required=True, sql="company_name"),
        Field("year", "What it is about.", "year", required=True),
        day("starts_on", "First day.", sql="facts->'period'->>'starts_on'"),
        day("ends_on", "Last day.", sql="facts->'period'->>'ends_on'"),
        Field("regime", "Code of the rules.", sql="facts->'regime'->>'code'"),
        Field("regime_version", "Of the rules.", sql="facts->'regime'->>'version'"),
        Field(
            "nil",
            "A report of nothing to report.",
            "boolean",
            required=True,
            sql="nil::text",
        ),
        day("certified_on", "Declared complete.", sql="facts->>'certified_on'"),
        day("approved_on", "Approved by another.", sql="facts->>'approved_on'"),
        day("published_on", "Day of publication.", required=True),
        Field("reason", "Why this version replaces the one before."),
        Field("methodology", "How it counts.", sql="facts->>'methodology'"),
        Field("attestation", "What is declared.", sql="facts->>'attestation'"),
        Field("reservations", "Unmended.", "array", sql="facts->'reservations'"),
        Field(
            "lines", "How many lines.", "integer", required=True, sql="line_count::text"
        ),
        Field("sums", "By currency, as published.", "object", required=True),
        Field("sha256", "Of the snapshot.", required=True),
        Field("size", "Of the snapshot, in bytes.", "integer", required=True),
    ),
    "(select * from reports order by reference, version) p",
    key=("public_id",),
    joins=(Joined(("company_id",), "organisations", ("public_id",)),),
)
LINES = Resource(
    "lines",
    "Lines, all versions",
    "What each line said in each of its versions, as it was published, never changed.",
    (
        id_("line", "Permanent id of the entry."),
        Field("version", "1, 2, 3 and so on.", "integer", required=True),
        id_("report", "Id of the report's version in which it first stood."),
        day("published_on", "Day of publication.", required=True),
        Field("reason", "Why it differs from the version before."),
        Field(
            "removed",
            "It left the report with this version.",
            "boolean",
            required=True,
            sql="removed::text",
        ),
        id_("company_id", "Who publishes.", sql="j->'company'->>'public_id'"),
        Field("company", "Its name then.", sql="j->'company'->>'name'"),
        id_("organisation_id", "Who received.", sql="j->'recipient'->>'public_id'"),
        Field("organisation", "Its name then.", sql="j->'recipient'->>'name'"),
        Field("country", "Of the recipient.", sql="j->'recipient'->>'country'"),
        Field("year", "Of the payment.", "year", required=True, sql="j->>'year'"),
        day("paid_on", "Day of the payment.", sql="j->>'paid_on'"),
        money("amount", "Exact; empty where it has none.", sql="j->>'amount'"),
        Field("currency", "ISO 4217.", required=True, sql="j->>'currency'"),
        Field(
            "vat_treatment",
            "What the amount contains.",
            required=True,
            choices=VAT,
            sql="j->'vat'->>'treatment'",
        ),
        money("vat_amount", "Where it is known.", sql="j->'vat'->>'amount'"),
        Field(
            "category", "Code of the kind.", required=True, sql="j->'category'->>'code'"
        ),
        Field("category_label", "Its name.", sql="j->'category'->>'label'"),
        Field("form", "How it came.", required=True, choices=FORMS, sql="j->>'form'"),
        Field("valuation", "Of help.", choices=VALUATIONS, sql="j->>'valuation'"),
        Field("benefit", "What the help was.", sql="j->>'benefit'"),
        Field("description", "What it was for.", sql="j->>'description'"),
        Field("agreement", "Its title.", sql="j->'agreement'->>'title'"),
        day("signed_on", "Of the agreement.", sql="j->'agreement'->>'signed_on'"),
        Field(
            "answer",
            "As published.",
            required=True,
            choices=ANSWERS,
            sql="j->'answer'->>'status'",
        ),
        day("answered_on", "Day of the answer.", sql="j->'answer'->>'on'"),
        Field("reservations", "Unmended.", "array", sql="j->'reservations'"),
        Field("content", "The whole line.", "object", required=True, sql="j"),
    ),
    "(select * from versions order by line_id, version) v",
    key=("line", "version"),
    joins=(
        Joined(("report",), "reports", ("public_id",)),
        Joined(("company_id",), "organisations", ("public_id",)),
        Joined(("organisation_id",), "organisations", ("public_id",)),
    ),
)
CORRECTIONS = Resource(
    "corrections",
    "Corrections",
    "What happened to lines after their first publication, with the public reason.",
    (
        Field(
            "kind",
            "What happened.",
            required=True,
            choices=("changed", "removed", "answered", "withdrawn"),
        ),
        id_("line", "Permanent id of the entry."),
        Field("version", "That came, or that was answered.", "integer"),
        day("day", "When.", required=True),
        Field("reason", "Why, or the ground of the withdrawal."),
        Field("answer", "The later answer.", choices=ANSWERS),
        Field("words", "What the recipient says."),
        Field("company_words", "What the company says."),
        id_("report", "The report that brought the change.", required=False),
    ),
    """(
      select case when removed then 'removed' else 'changed' end as kind, line, line_id,
        version, published_on as day, reason, null as answer, null as words,
        null as company_words, report from versions where version > 1
      union all
      select 'answered', f.line, f.id, a.version, a.answered_on, a.reason, a.answer,
        a.words, a.company_words, null
      from disclosures_lateanswer a join first_lines f on f.id = a.line_id
      where not exists (
        select 1 from disclosures_withdrawal w where w.line_id = a.line_id)
      union all
      select 'withdrawn', f.line, f.id, null, w.withdrawn_on, w.ground, null, null,
        null, null
      from disclosures_withdrawal w join first_lines f on f.id = w.line_id
      order by line_id, day, kind, version) c""",
    joins=(Joined(("report",), "reports", ("public_id",)),),
)
REQUESTS = Resource(
    "requests",
    "Corrections that were asked for",
    "What somebody said is wrong, and what the company answered. Who asked is told nowhere.",
    (
        id_("request", "Permanent id."),
        id_("report", "The report that it is about."),
        id_("line", "The entry; empty where something is missing.", required=False),
        id_("company_id", "Who is asked."),
        Field("reason", "What is wrong.", required=True, choices=REASONS),
        day("asked_on", "When.", required=True),
        day("answer_by", "Until when the company answers.", required=True),
        day("answered_on", "When it answered."),
        Field("outcome", "What becomes of it.", choices=OUTCOMES),
        Field("company_words", "The answer."),
    ),
    """(
      select c.public_id as request, p.public_id as report, l.public_id as line,
        c.company_public_id as company_id, c.reason, c.asked_on, c.answer_by,
        c.answered_on, nullif(c.outcome, '') as outcome,
        nullif(c.company_words, '') as company_words
      from disclosures_registercorrection c
      join reports p on p.id = c.report_id
      left join disclosures_line l on l.id = c.line_id
      order by c.id) q""",
    key=("request",),
    joins=(Joined(("report",), "reports", ("public_id",)),),
)
TRANSFERS = Resource(
    "transfers",
    "Lines as they are now",
    "Each published entry once, in its present version, with the answer as it is now.",
    OF_LINES,
    key=("line",),
    joins=(
        Joined(("company_id",), "organisations", ("public_id",)),
        Joined(("organisation_id",), "organisations", ("public_id",)),
        Joined(("report",), "reports", ("public_id",)),
        Joined(("line", "version"), "lines", ("line", "version")),
    ),
)
RESOURCES = (
    ORGANISATIONS, AGREEMENTS, TRANSFERS, LINES, CORRECTIONS, REQUESTS, REPORTS,
    PEOPLE_TOTALS,
)  # fmt: skip
