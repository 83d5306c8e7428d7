"""Published reports to read: every frozen and searchable row that goes with them."""

import hashlib
import itertools
from datetime import date
from decimal import Decimal

import rfc8785
from django.db import connection
from django.db.models import Count, Sum

from disclosures.models import (
    Coverage,
    Line,
    LineVersion,
    PublishedReport,
    RegisterLine,
    RegisterOrganisation,
    RegisterTotal,
    ReportLine,
    SnapshotPart,
)
from ui.amounts import minor_units

_number = itertools.count(1)
ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
CATEGORY = {
    "grant": "Grant or donation",
    "sponsorship_event": "Event sponsorship",
    "service_fee": "Fee for a service",
}


def public_id():
    digest = hashlib.sha256(f"test {next(_number)}".encode()).digest()
    return "".join(ALPHABET[byte % 32] for byte in digest[:16])


def _name_key(text):
    with connection.cursor() as cursor:
        cursor.execute("select name_key(%s)", [text])
        return cursor.fetchone()[0]


def organisation(name, country="GB", *, company=False, **fields):
    names = " ".join([name, *fields.get("other_names", [])])
    return RegisterOrganisation.objects.create(
        public_id=public_id(),
        is_company=company,
        name=name,
        name_key=_name_key(name),
        search_key=_name_key(names),
        country=country,
        **fields,
    )


def row(recipient, amount="1000.00", currency="GBP", **facts):
    """One entry to publish; anything in `facts` is as in a line's content."""
    return {
        "recipient": recipient,
        "amount": None if amount is None else Decimal(amount),
        "currency": currency,
        "category": "grant",
        "form": "cash",
        "description": "Support of the helpline",
        "benefit": "",
        "vat": "not_applicable",
        "paid_on": None,
        "answer": "confirmed",
        "question": None,
        "agreement": "",
        "reservations": [],
        "published_elsewhere": "",
    } | facts


def report(company, rows, *, year=2025, published_on=date(2026, 6, 1), **fields):
    """A first version of a report about these rows, as publication would write it."""
    made = _report(company, rows, year, published_on, version=1, **fields)
    for facts in rows:
        line = Line.objects.create(
            entry_id=next(_number), first_published_on=published_on
        )
        line.refresh_from_db()
        version = _version(line, 1, made, company, facts, published_on)
        _lay_out(line, version, made, company, facts, published_on)
    _total(company)
    Coverage.objects.update_or_create(
        company=company,
        year=year,
        defaults={"state": "report" if rows else "nothing", "report": made},
    )
    return made


def correct(line, company, facts, *, reason, published_on=date(2026, 9, 1)):
    """A new version of one line in a new version of its report."""
    before = PublishedReport.objects.get(pk=line.register.report_id)
    made = _report(
        company,
        [facts],
        before.year,
        published_on,
        version=before.version + 1,
        reference=before.reference,
        reason=reason,
    )
    number = line.versions.count() + 1
    version = _version(line, number, made, company, facts, published_on, reason)
    RegisterLine.objects.filter(pk=line.pk).delete()
    _lay_out(line, version, made, company, facts, published_on)
    _total(company)
    return made


def _report(company, rows, year, published_on, *, version, **fields):
    sums = {}
    for facts in rows:
        money = sums.setdefault(facts["currency"], {"amount": Decimal(0), "lines": 0})
        money["amount"] += facts["amount"] or 0
        money["lines"] += 1
    for currency, money in sums.items():
        money["amount"] = _text(money["amount"], currency)
    answers = {}
    for facts in rows:
        answers[facts["answer"]] = answers.get(facts["answer"], 0) + 1
    reference = fields.pop("reference", None) or f"EH-{year + 1}-{next(_number):04}"
    facts = {
        "schema": "1",
        "company": {"public_id": company.public_id, "name": company.name},
        "period": {"starts_on": f"{year}-01-01", "ends_on": f"{year}-12-31"},
        "regime": {
            "code": "generic-calendar-year",
            "name": "Generic calendar year",
            "version": "1",
            "verified": False,
        },
        "nil": not rows,
        "attestation": "" if rows else "Nothing was given in this year.",
        "methodology": "Amounts are as paid.\n\nThe date is the bank’s.",
        "certified_on": "2026-05-20",
        "approved_on": "2026-05-28",
        "countersigned": False,
        "published_on": published_on.isoformat(),
        "reason": fields.get("reason", ""),
        "reservations": [],
        "answers": answers,
    }
    snapshot = rfc8785.dumps(facts)
    made = PublishedReport.objects.create(
        public_id=public_id(),
        report_id=next(_number),
        reference=reference,
        version=version,
        company_public_id=company.public_id,
        company_name=company.name,
        year=year,
        nil=not rows,
        published_on=published_on,
        facts=facts,
        sums=sums,
        line_count=len(rows),
        sha256=hashlib.sha256(snapshot).hexdigest(),
        size=len(snapshot),
        **fields,
    )
    half = len(snapshot) // 2
    for number, data in enumerate((snapshot[:half], snapshot[half:]), 1):
        SnapshotPart.objects.create(report=made, number=number, data=data)
    return made


def _version(line, number, made, company, facts, published_on, reason=""):
    recipient = facts["recipient"]
    content = {
        "schema": "1",
        "line": line.public_id,
        "version": number,
        "report": {"reference": made.reference, "version": made.version},
        "company": _side(company),
        "recipient": _side(recipient) | {"kind": "patients"},
        "ultimate_recipient": None,
        "intermediary": "",
        "year": made.year,
        "paid_on": facts["paid_on"] and facts["paid_on"].isoformat(),
        "category": {
            "code": facts["category"],
            "label": CATEGORY.get(facts["category"], facts["category"]),
        },
        "form": facts["form"],
        "amount": None
        if facts["amount"] is None
        else _text(facts["amount"], facts["currency"]),
        "currency": facts["currency"],
        "vat": {"treatment": facts["vat"], "amount": None},
        "valuation": "",
        "benefit": facts["benefit"],
        "restricted": None,
        "description": facts["description"],
        "agreement": {"title": facts["agreement"], "signed_on": None}
        if facts["agreement"]
        else None,
        "answer": {"status": facts["answer"], "on": None},
        "question": facts["question"],
        "reservations": facts["reservations"],
        "published_elsewhere": None,
        "first_published_on": line.first_published_on.isoformat(),
    }
    version = LineVersion.objects.create(
        line=line,
        version=number,
        report=made,
        content=rfc8785.dumps(content).decode(),
        reason=reason,
        published_on=published_on,
    )
    ReportLine.objects.create(report=made, line_version=version)
    return version


def _side(organisation):
    return {
        "public_id": organisation.public_id,
        "name": organisation.name,
        "country": organisation.country,
        "identifiers": organisation.identifiers,
    }


def _lay_out(line, version, made, company, facts, published_on):
    recipient = facts["recipient"]
    RegisterLine.objects.create(
        line=line,
        public_id=line.public_id,
        version=version.version,
        report=made,
        company=company,
        organisation=recipient,
        company_name=company.name,
        organisation_name=recipient.name,
        country=recipient.country,
        year=made.year,
        paid_on=facts["paid_on"],
        category=facts["category"],
        form=facts["form"],
        description=facts["description"],
        benefit=facts["benefit"],
        amount=facts["amount"],
        currency=facts["currency"],
        vat_treatment=facts["vat"],
        agreement_title=facts["agreement"],
        answer=facts["answer"],
        reservation=bool(facts["reservations"]),
        published_elsewhere=facts["published_elsewhere"],
        first_published_on=line.first_published_on,
        changed_on=published_on,
        search_key=_name_key(f"{company.name} {recipient.name} {facts['description']}"),
    )


GROUP = (
    "company_id",
    "organisation_id",
    "year",
    "category",
    "country",
    "answer",
    "currency",
)


def _total(company):
    RegisterTotal.objects.filter(company=company).delete()
    groups = (
        RegisterLine.objects.filter(company=company)
        .values(*GROUP)
        .annotate(total=Sum("amount"), number=Count("pk"))
    )
    RegisterTotal.objects.bulk_create(
        RegisterTotal(
            **{name: group[name] for name in GROUP},
            amount=group["total"] or 0,
            lines=group["number"],
        )
        for group in groups
    )


def _text(amount, currency):
    return f"{amount:.{minor_units(currency)}f}"
