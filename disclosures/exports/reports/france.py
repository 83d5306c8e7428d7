"""France (Transparence Santé): one row to send for each entry that is new or changed.

The fields of the official description of the data of 2014 to 2021, without those of
persons. A row's action is C for a new entry, M for a changed one, S for one that is no
longer reported; V, by which a company insists after an alert of the ministry's site, is
for a person to set. Entries that are as they were before are not sent again.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.exports.reports.counted import above_limit, asked_sum
from disclosures.exports.reports.grouped import described
from disclosures.exports.reports.lacking import lacking, numbered
from disclosures.exports.reports.made import Made, out, parted, sums
from disclosures.exports.reports.source import Content, Source
from disclosures.exports.reports.writing import as_csv
from disclosures.publishing.contents import compared
from regimes.counting import group_of, rounded
from regimes.deadlines import HALF

RULES = "fr-transparence"
SIREN, OTHER = ("FR-INSEE", "FR-RCS"), "[AUTRE]"
NEW, CHANGED, GONE = "[C]", "[M]", "[S]"
USERS = "[AUS]"  # associations of users of the health system
TYPES = {"avantage": "[A]", "convention": "[C]"}
COLUMNS = (
    "ENTREPRISE_IDENTIFIANT",
    "LIGNE_IDENTIFIANT",
    "LIGNE_ACTION",
    "LIGNE_DEMANDE_RECTIFICATION",
    "BENEF_CATEGORIE",
    "BENEF_ADRESSE1",
    "BENEF_ADRESSE2",
    "BENEF_ADRESSE3",
    "BENEF_ADRESSE4",
    "BENEF_CODEPOSTAL",
    "BENEF_VILLE",
    "BENEF_PAYS",
    "BENEF_IDENTIFIANT_TYPE",
    "BENEF_IDENTIFIANT_VALEUR",
    "BENEF_DENOMINATIONSOCIALE",
    "BENEF_OBJETSOCIAL",
    "LIGNE_TYPE",
    "CONV_DATE_SIGNATURE",
    "CONV_OBJET",
    "CONV_DATE_DEBUT",
    "CONV_DATE_FIN",
    "CONV_EVENEMENT_DATE",
    "CONV_EVENEMENT_NOM",
    "CONV_EVENEMENT_LIEU",
    "CONV_EVENEMENT_ORGANISATEUR",
    "AVANT_DATE_SIGNATURE",
    "AVANT_MONTANT_TTC",
    "AVANT_NATURE",
    "AVANT_CONVENTION_LIE",
)


def made(source: Source) -> Made:
    profile = source.rules[RULES].profile
    here, abroad = parted(
        source.lines, lambda x: x["recipient"]["country"] in profile["countries"]
    )
    fitting, foreign = parted(here, lambda x: x["currency"] == profile["currency"])
    reported, below = above_limit(profile, fitting)
    before = {each["line"]: each for each in _reported(profile, source)}
    same, sent = parted(
        reported,
        lambda x: x["line"] in before and compared(before[x["line"]]) == compared(x),
    )
    now = {x["line"] for x in reported}
    gone = [each for key, each in before.items() if key not in now]
    left_out = [
        *out(_("Of recipients in other countries"), abroad),
        *out(_("In another currency than the form’s"), foreign),
        *out(_("Below the limit of the rules"), below),
        *out(_("As in the version before, so not sent again"), same),
    ]
    company = numbered(source.head["company"], SIREN)
    rows = [
        *(
            _row(profile, company, x, CHANGED if x["line"] in before else NEW, before)
            for x in sent
        ),
        *(_row(profile, company, x, GONE, before) for x in gone),
    ]
    data = as_csv(
        COLUMNS,
        [[row.get(name, "") for name in COLUMNS] for row in rows],
        delimiter=";",
    )
    lacks = _lacks(source, sent, company)
    return Made(data, len(sent), sums(sent), left_out, lacks)


def _reported(profile: dict[str, Any], source: Source) -> list[Content]:
    """What the version before had under the same rules."""
    fitting = [
        x
        for x in source.before.values()
        if x["recipient"]["country"] in profile["countries"]
        and x["currency"] == profile["currency"]
    ]
    return above_limit(profile, fitting)[0]


def _row(
    profile: dict[str, Any],
    company: str,
    line: Content,
    action: str,
    before: dict[str, Content],
) -> dict[str, str]:
    recipient, agreement = line["recipient"], line["agreement"] or {}
    kind, value = _identity(recipient)
    row = {
        "ENTREPRISE_IDENTIFIANT": company,
        "LIGNE_IDENTIFIANT": line["line"],
        "LIGNE_ACTION": action,
        "LIGNE_DEMANDE_RECTIFICATION": _rectifies(line, action, before),
        "BENEF_CATEGORIE": USERS if recipient.get("kind") == "patients" else "",
        "BENEF_PAYS": f"[{recipient['country']}]",
        "BENEF_IDENTIFIANT_TYPE": kind,
        "BENEF_IDENTIFIANT_VALEUR": value,
        "BENEF_DENOMINATIONSOCIALE": recipient["name"],
        "LIGNE_TYPE": TYPES.get(_group(profile, line), ""),
    }
    if row["LIGNE_TYPE"] == TYPES["convention"]:
        return row | {
            "CONV_DATE_SIGNATURE": _day(agreement.get("signed_on")),
            "CONV_OBJET": described(line),
        }
    return row | {
        "AVANT_DATE_SIGNATURE": _day(line["paid_on"]),
        "AVANT_MONTANT_TTC": _amount(profile, line),
        "AVANT_NATURE": line["description"] or line["benefit"] or described(line),
        "AVANT_CONVENTION_LIE": agreement.get("title", ""),
    }


def _group(profile: dict[str, Any], line: Content) -> str:
    group = group_of(profile, line["category"]["code"])
    return group.code if group else ""


def _identity(recipient: dict[str, Any]) -> tuple[str, str]:
    if siren := numbered(recipient, SIREN):
        return "[SIREN]", siren
    others = recipient.get("identifiers") or []
    return (OTHER, others[0]["value"]) if others else ("", "")


def _rectifies(line: Content, action: str, before: dict[str, Content]) -> str:
    """Whether the row answers what its recipient said was wrong."""
    if action != CHANGED:
        return "[N]"
    old = before[line["line"]]
    return "[O]" if old["answer"]["status"] == "questioned" else "[N]"


def _day(iso: str | None) -> str:
    return date.fromisoformat(iso).strftime("%d/%m/%Y") if iso else ""


def _amount(profile: dict[str, Any], line: Content) -> str:
    """With VAT, rounded as the rules say, with a decimal comma; empty when not known."""
    asked = asked_sum(profile, line)
    return "" if asked is None else str(rounded(profile, asked)).replace(".", ",")


def _lacks(source: Source, sent: list[Content], company: str) -> list[str]:
    rules = source.rules[RULES]
    profile = rules.profile
    lacks = lacking(
        rules,
        source,
        sent,
        {
            "recipient_identifier": lambda x: bool(x["recipient"].get("identifiers")),
            "amount": lambda x: asked_sum(profile, x) is not None,
        },
    )
    if not company:
        lacks.append(_("The company’s number (SIREN) is not known here."))
    if profile.get("period") == HALF:
        lacks.append(
            _(
                "The rules ask for two half-years; this file has all entries of the report."
            )
        )
    agreements = [x for x in sent if _group(profile, x) == "convention"]
    if agreements:
        whole = sum((Decimal(x["amount"] or 0) for x in agreements), Decimal(0))
        lacks.append(
            ngettext(
                "%(n)s row is an agreement: the form has no field for its sum (%(sum)s).",
                "%(n)s rows are agreements: the form has no field for their sums (%(sum)s).",
                len(agreements),
            )
            % {"n": len(agreements), "sum": f"{whole} {profile['currency']}"}
        )
    for told, found in (
        (
            _("No field of the form says that a row is a payment for a service"),
            [x for x in sent if _group(profile, x) not in TYPES],
        ),
        (
            _("Category of the recipient (BENEF_CATEGORIE) not known"),
            [x for x in sent if x["recipient"].get("kind") != "patients"],
        ),
        (
            _("The day is not known, only the year"),
            [x for x in sent if not x["paid_on"]],
        ),
        (
            _("No number of the row before publication"),
            [x for x in sent if not x["line"]],
        ),
    ):
        lacks += out(told, found)
    return lacks
