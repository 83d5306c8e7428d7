"""One thing of each kind behind the addresses, all of Northwind and of Rare Lung.

Made by the product's own actions. Whoever is neither of the two is an outsider to them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from django.utils.http import int_to_base36

from accounts.models import LegalHold, User
from audit.acting import acting
from disclosures.actions import (
    affiliates,
    answers,
    books,
    claims,
    comparisons,
    corrections,
    feeds,
    imports,
    methodology,
    passed_on,
    people,
    receipts,
)
from disclosures.models import (
    Answer,
    BooksEntry,
    Entry,
    Evidence,
    Line,
    Pair,
    Period,
    PublishedReport,
    Question,
)
from disclosures.reconciliation.entered import Facts
from documents.models import Document, keep
from notices.models import Notice
from organisations.actions import (
    access,
    extracts,
    governing_bodies,
    holds,
    invitations,
    merging,
    pairs,
    products,
    profile_documents,
    regimes,
    successions,
    ties,
)
from organisations.actions.organisations import add_identifier
from organisations.actors import NOBODY
from organisations.extracts.columns import from_dict
from organisations.models import Deputy, Organisation
from regimes.models import Regime
from tests import cast
from tests.architecture import at_table, checks, dependence, screening
from tests.disclosures import ledger
from tests.disclosures.books.books import bring

TODAY = timezone.localdate()

PEOPLE = {
    "visitor": "not signed in",
    "nobody": "signed in, acts for no organisation",
    "viewer": "viewer of the company",
    "lead": "lead of the company",
    "auditor": "auditor of the company",
    "reviewer": "compliance reviewer of the company",
    "admin": "administrator of the company",
    "officer": "disclosure officer of the company, who began everything",
    "second": "another disclosure officer of the company",
    "rival": "disclosure officer of another company",
    "po_member": "member of the patient organisation",
    "po_review": "reviewer of the patient organisation",
    "po_admin": "administrator of the patient organisation",
    "po_other": "administrator of another patient organisation",
    "registrar": "registrar of the installation",
    "op_audit": "auditor of the installation",
}


@dataclass(frozen=True)
class World:
    people: dict[str, User]
    arguments: dict[str, dict[str, Any]]
    """What an address takes: by its name, or by the beginning of its name."""
    posted: dict[str, dict[str, Any]]
    """What a form has to name, so that it is about something that is there."""

    def url_of(self, address: str) -> str:
        if address.startswith("/"):
            return address
        fitting = [name for name in self.arguments if address.startswith(name)]
        taken = self.arguments[max(fitting, key=len)] if fitting else {}
        return reverse(address, kwargs=taken)


def addresses() -> set[str]:
    """The name of every address of the site; of one without a name, its path."""
    return set(_addresses(get_resolver().url_patterns, "", "/"))


def _addresses(patterns: Any, namespace: str, path: str) -> Iterator[str]:
    for pattern in patterns:
        here = f"{path}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}" if pattern.name else here
        elif isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _addresses(pattern.url_patterns, namespace + inner, here)


def make() -> World:
    company, patients = cast.company(), cast.patients()
    seats = {
        "viewer": (company, "viewer"),
        "lead": (company, "lead"),
        "auditor": (company, "auditor"),
        "reviewer": (company, "compliance_reviewer"),
        "admin": (company, "administrator"),
        "officer": (company, "disclosure_officer"),
        "second": (company, "disclosure_officer"),
        "rival": (cast.company("Southgate Biologics", "CH"), "disclosure_officer"),
        "po_member": (patients, "member"),
        "po_review": (patients, "reviewer"),
        "po_admin": (patients, "administrator"),
        "po_other": (cast.patients("Asthma Circle", "IE"), "administrator"),
    }
    operator = cast.operator()
    seats |= {"registrar": (operator, "registrar"), "op_audit": (operator, "auditor")}
    persons = {name: cast.member(*seat) for name, seat in seats.items()}
    persons["nobody"] = cast.person()
    arguments = (
        _accounts(persons)
        | _organisations(company, patients, persons)
        | _duplicates(patients, persons["registrar"])
        | _disclosures(company, patients, persons)
        | checks.make(company, patients, persons)
        | screening.make(patients, persons)
        | _rules(persons["registrar"])
    )
    of_dependence, posted_to_it = dependence.make(company, patients, persons)
    arguments |= of_dependence
    at_the_table, posted_there = at_table.make(company, patients, persons)
    arguments |= at_the_table
    notice = Notice.objects.filter(person=persons["po_admin"]).latest("pk").public_id
    entry = Entry.objects.get(**arguments["disclosures:entry"])
    posted = {
        "organisations:act-for": {"organisation": company.public_id},
        "organisations:deputy-end": {"deputy": Deputy.objects.get().pk},
        "organisations:identifier-confirm": {"evidence": "The register's page"},
        "organisations:hold-lift": {"hold": _hold(persons).pk},
        "inbox:open": {"organisation": company.public_id},
        "inbox:notices-read": {"newest": notice},
        "disclosures:entry-answer": {
            "row": f"{entry.public_id}.{entry.version}",
            "answer": "confirmed",
        },
        **posted_to_it,
        **posted_there,
    }
    inbox = {"inbox:notice": {"public_id": notice}, "inbox:notices-read": {}}
    return World(persons, arguments | inbox, posted)


def _hold(persons: dict[str, User]) -> LegalHold:
    holds.set_hold(
        persons["nobody"],
        by=cast.actor(persons["registrar"]),
        today=TODAY,
        ground="Invented Act, section 4",
        until_on=TODAY + timedelta(days=90),
    )
    return LegalHold.objects.get()


def _id(thing: Any) -> str:
    thing.refresh_from_db()
    return str(thing.public_id)


def _accounts(persons: dict[str, User]) -> dict[str, dict[str, Any]]:
    person = persons["po_admin"]
    reset = {
        "uidb36": int_to_base36(person.pk),
        "key": default_token_generator.make_token(person),
    }
    return {
        "account_confirm_email": {"key": "made-up"},
        "account_reset_password_from_key": reset,
        "account_reset_password_from_key_done": {},
        "mfa_edit_webauthn": {"pk": 1},
        "mfa_remove_webauthn": {"pk": 1},
        "openid_connect": {"provider_id": "company"},
    }


def _organisations(
    company: Organisation, patients: Organisation, persons: dict[str, User]
) -> dict[str, dict[str, Any]]:
    admin = cast.actor(persons["admin"])
    leaver, colleague = persons["lead"], persons["second"]
    invitation = invitations.invite(
        company, by=admin, today=TODAY, email="new@northwind.example", roles=["viewer"]
    )
    with acting(admin):
        Deputy.objects.create(
            person=leaver,
            deputy=colleague,
            organisation=company,
            from_on=TODAY + timedelta(days=1),
            until_on=TODAY + timedelta(days=9),
        )
    add_identifier(company, scheme="GB-COH", value="01234567", by=admin)
    asked = access.request_access(
        organisation_name=patients.legal_name,
        country="GB",
        email="chair@rarelung.example",
        name="The chair",
        words="I was elected in May.",
        evidence=access.Upload(
            name="minutes.pdf", media_type="application/pdf", data=b"%PDF-1.4 minutes"
        ),
    )
    mine = {"public_id": company.public_id}
    theirs = {"public_id": patients.public_id}
    extract = _extract(cast.actor(persons["registrar"]))
    person = mine | {"person_id": leaver.public_id}
    return {
        "organisations:detail": mine,
        "organisations:edit": mine,
        "organisations:held": mine,
        "organisations:name": mine,
        "organisations:identifier": mine,
        "organisations:identifier-confirm": mine
        | {"number": str(company.identifiers.get())},
        "organisations:condition": mine,
        "organisations:people": mine,
        "organisations:invite": mine,
        "organisations:invite-first": {"public_id": patients.public_id},
        "organisations:letter": {"public_id": patients.public_id},
        "organisations:letter-code": {},
        "organisations:invitation-accept": {"token": "made-up"},
        "organisations:invitation-withdraw": mine | {"invitation_id": _id(invitation)},
        "organisations:roles": person,
        "organisations:membership-end": person,
        "organisations:deputy": person,
        "organisations:deputy-end": {},
        "organisations:access-request-withdraw": {"public_id": _id(asked)},
        "organisations:extract": extract,
        "organisations:extract-list": {},
        "organisations:extract-rows": extract | {"verdict": "refused"},
        "organisations:extract-move": extract | {"name": "again"},
        "organisations:extract-upload": {},
        "organisations:profile": theirs,
        **_profiles(company, patients, persons),
        "organisations:registrar-verify": {"public_id": patients.public_id},
        "organisations:registrar-decide": {"public_id": _id(asked)},
        "organisations:registrar-evidence": {"public_id": _id(asked)},
    }


def _extract(registrar: Any) -> dict[str, Any]:
    extract = extracts.upload(b"org_id,name\nGB-CHC-12,A\n", "r.csv", by=registrar)
    columns = {"columns": {"number": "org_id", "name": "name"}}
    extracts.map_columns(extract, from_dict(columns), by=registrar)
    extracts.begin_reading(extract, by=registrar)
    extracts.read(extract, by=registrar)
    return {"public_id": extract.public_id}


def _profiles(
    company: Organisation, patients: Organisation, persons: dict[str, User]
) -> dict[str, dict[str, Any]]:
    keeper = cast.actor(persons["po_admin"])
    other = Organisation.objects.get(legal_name="Asthma Circle")
    governing_bodies.add(patients, {"office": "Chair"}, by=keeper)
    profile_documents.add(
        patients,
        profile_documents.File(b"%PDF-1.4 statutes", "s.pdf", "application/pdf"),
        kind="statutes",
        year=None,
        sight="partners",
        by=keeper,
    )
    ties.say(patients, other, is_umbrella=True, from_on=None, by=keeper, today=TODAY)
    products.add(
        company,
        {"name": "Avelorin", "stage": "marketed", "condition": "Sarcoidosis"},
        by=cast.actor(persons["lead"]),
    )
    mine = {"public_id": company.public_id}
    theirs = {"public_id": patients.public_id}
    document = theirs | {
        "document_id": patients.profile_documents.get().document.public_id
    }
    made = mine | {"product_id": company.products.get().public_id}
    member = {"member_id": patients.governing_members.get().public_id}
    tie = {"other_id": other.public_id, "move": "take_back"}
    return {
        "organisations:profile-part": theirs | {"part": "about"},
        "organisations:profile-body-member": theirs | member,
        "organisations:profile-tie-move": theirs | tie,
        "organisations:profile-document": document,
        "organisations:profile-documents": theirs,
        "organisations:profile-product": made,
        "organisations:profile-products": mine,
    }


def _rules(registrar: User) -> dict[str, dict[str, Any]]:
    """Rules in use, which everybody reads, and a registrar's copy of them."""
    british = Regime.objects.get(code="uk-abpi")
    draft = regimes.copy(british, by=cast.actor(registrar))
    return {
        "organisations:regimes": {},
        "organisations:regime-": {"public_id": draft.public_id},
        "organisations:regime-detail": {"public_id": british.public_id},
        "organisations:regime-compare": {"public_id": british.public_id},
    }


def _duplicates(patients: Organisation, registrar: User) -> dict[str, dict[str, Any]]:
    """Two records that are alike, two that were merged, one that followed another."""
    by = cast.actor(registrar)
    alike, twice, old = (cast.patients(f"{name} Circle") for name in ("A", "B", "C"))
    pair = pairs.keep_apart(patients, alike, words="Two towns", by=by, today=TODAY)
    pairs.look_again(pair, words="A letter came", by=by)
    merge = merging.merge(
        alike, twice, choices={}, by=by, reason="One number", today=TODAY
    )
    followed = successions.record(
        old,
        alike,
        kind="merged",
        happened_on=TODAY,
        evidence="Minutes",
        document=(b"%PDF-1.4 minutes", "minutes.pdf", "application/pdf"),
        by=by,
        today=TODAY,
    )
    two = {"first_id": patients.public_id, "second_id": alike.public_id}
    return {
        "organisations:likeness-": {"public_id": _id(pair)},
        "organisations:likeness-list": {},
        "organisations:likeness-search": {},
        "organisations:record-": two,
        "organisations:record-compare": {"public_id": patients.public_id},
        "organisations:merge-": {"public_id": _id(merge)},
        "organisations:merge-list": {},
        "organisations:succession-": {"public_id": _id(followed)},
        "organisations:succession-list": {},
        "organisations:succession-create": {},
    }


def _disclosures(
    company: Organisation, patients: Organisation, persons: dict[str, User]
) -> dict[str, dict[str, Any]]:
    by, second = cast.actor(persons["officer"]), cast.actor(persons["second"])
    recipient = cast.actor(persons["po_admin"])

    # one year is published, one is being declared, one is checked by the recipient
    ledger.transfer(company, patients, by=by, paid_year=TODAY.year - 3)
    period = ledger.in_review(company, by=by, year=TODAY.year - 3, today=TODAY)
    report = ledger.published(period, by=by, second=second, today=TODAY)
    ledger.transfer(company, patients, by=by, paid_year=TODAY.year - 2)
    period = ledger.in_review(company, by=by, year=TODAY.year - 2, today=TODAY)
    period = ledger.ended(period, by=by)
    declared = ledger.certified(period, by=by, today=TODAY)
    transfer = ledger.transfer(company, patients, by=by, paid_year=TODAY.year - 1)
    in_review = ledger.in_review(company, by=by, year=TODAY.year - 1, today=TODAY)
    entry = Entry.objects.get(transfer=transfer)
    answers.answer(
        [entry],
        Answer.QUESTIONED,
        by=recipient,
        today=TODAY,
        reason="amount",
        words="We received 3,000.",
    )
    sister = cast.company("Northwind Benelux", "BE", parent=company)
    (statement,) = affiliates.ask(in_review, by=by, today=TODAY, answer_by=TODAY)
    stated = affiliates.say(
        statement,
        "nothing",
        by=by,
        today=TODAY,
        entered=affiliates.Entered(
            "Head of finance", TODAY, _document(by, company, b"%PDF-1.4 their letter")
        ),
    )
    assert stated.affiliate == sister
    paid_to_people = people.add(
        in_review,
        {
            "group": "patients_and_carers",
            "category": "all",
            "currency": "GBP",
            "amount": Decimal("1200.00"),
            "people": 9,
        },
        by=by,
        reason="Counted late",
    )
    claim = claims.claim(
        company,
        by=recipient,
        today=TODAY,
        amount=Decimal("50.00"),
        currency="GBP",
        year=TODAY.year - 1,
        received_on=None,
        description="Travel to the spring meeting",
        evidence=_document(recipient, patients, b"%PDF-1.4 bank statement"),
    )
    with acting(by):
        proof = _document(by, company, b"%PDF-1.4 letter of grant")
        Evidence.objects.create(transfer=transfer, document=proof)
    line = Line.objects.get()
    asked = corrections.ask(
        PublishedReport.objects.get(),
        line,
        reason="amount",
        words="It was 3,000.",
        by=NOBODY,
        today=TODAY,
    )
    receipt = receipts.enter(
        Facts(
            company.legal_name, Decimal("75.00"), "GBP", TODAY.year - 1, payer=company
        ),
        by=recipient,
        document=_document(recipient, patients, b"%PDF-1.4 account of the year"),
    )
    comparison = comparisons.compare(company, by=recipient)
    comparisons.show(comparison, by=recipient, today=TODAY)
    comparisons.pair_by_hand(comparison, [receipt], [transfer], by=recipient)
    pair = Pair.objects.get()
    brought = _document(
        recipient, patients, b"payer;amount\nNorthwind;1,00\n", "import", "books.csv"
    )
    batch = imports.upload(company, b"to;amount\nRare Lung;1,00\n", "2025.csv", by=by)

    note = methodology.begin(company, by=by, today=TODAY)
    row = "Document;Vendor;Name;Paid;Amount;Currency\nD1;70;{};{}-03-01;1.00;GBP\n"
    content = row.format(patients.legal_name, TODAY.year - 1).encode()
    books_file = books.bring_in(in_review, content, "books.csv", by=by)
    bookings = bring(
        in_review, f"D2;70;{patients.legal_name};{TODAY.year - 1}-03-01;2;GBP;", by=by
    )
    booked = BooksEntry.objects.get(file=bookings)

    entry_args = {"public_id": _id(entry)}
    published = {"public_id": _id(report)}
    draft = {"public_id": _id(declared)}
    batch_args = {"public_id": _id(batch)}
    of_transfer = {"public_id": _id(transfer)}
    of_period = {"public_id": _id(in_review)}
    return {
        "register:organisation": {"public_id": patients.public_id},
        "register:line": {"public_id": _id(line)},
        "disclosures:calendar": {},
        "disclosures:calendar-feed": {"secret": feeds.make(persons["officer"], by=by)},
        "disclosures:calendar-feed-": {},
        "disclosures:correction": {"public_id": _id(asked)},
        "disclosures:correction-list": {},
        "disclosures:retention": {},
        "disclosures:rules-choices": {},
        "disclosures:rules-choice": {"country": "GB"},
        "disclosures:recognition-choice": {"code": "generic-calendar-year"},
        "disclosures:retention-entries": of_period,
        "disclosures:correction-of-line": {"public_id": _id(line)},
        "disclosures:correction-of-report": published,
        "register:lines": {"form": "csv"},
        "register:package": {"file": "360giving.json"},
        "register:schema": {"name": "line-1"},
        "register:report": published,
        "register:snapshot": published,
        "register:report-file": published | {"form": "csv"},
        "register:report-print": published,
        "register:received": {
            "public_id": patients.public_id,
            "year": TODAY.year - 3,
            "form": "csv",
        },
        "disclosures:report-files": draft,
        "disclosures:report-file": draft | {"form": "efpia"},
        "disclosures:transfer": of_transfer,
        "disclosures:transfer-list": {},
        "disclosures:transfer-create": {},
        "disclosures:evidence": of_transfer | {"document_id": _id(proof)},
        "disclosures:evidence-add": of_transfer,
        "disclosures:import": batch_args,
        "disclosures:import-list": {},
        "disclosures:import-upload": {},
        "disclosures:import-rows": batch_args | {"verdict": "new"},
        "disclosures:import-move": batch_args | {"name": "discard"},
        "disclosures:period": of_period,
        "disclosures:period-books": of_period,
        "disclosures:period-books-entry": of_period | {"entry_id": _id(booked)},
        "disclosures:period-books-settle": of_period | {"entry_id": _id(booked)},
        "disclosures:period-books-reopen": of_period
        | {"vendor_id": _id(booked.vendor)},
        "disclosures:period-books-columns": of_period | {"file_id": _id(books_file)},
        "disclosures:period-finding": of_period | {"code": "says_nothing"},
        "disclosures:period-findings": of_period,
        "disclosures:period-list": {},
        "disclosures:period-create": {},
        "disclosures:period-rate": of_period | {"currency": "USD"},
        "disclosures:period-recipient": of_period
        | {"recipient_id": patients.public_id},
        "disclosures:period-recipients": of_period,
        "disclosures:period-letter-": of_period | {"recipient_id": patients.public_id},
        "disclosures:period-wording-decide": of_period | {"entry_id": _id(entry)},
        "disclosures:report": draft,
        "disclosures:report-list": {},
        "disclosures:methodology-": {"public_id": _id(note)},
        "disclosures:methodology-list": {},
        "disclosures:methodology-begin": {},
        "disclosures:rulebook": {},
        "disclosures:report-start": of_period,
        "disclosures:report-finding": draft | {"code": "not-reached"},
        "disclosures:entry": entry_args,
        "disclosures:review-workbook-preview": {"public_id": _id(proof)},
        "disclosures:affiliate": {"public_id": _id(stated)},
        "disclosures:affiliate-list": {},
        "disclosures:people-total-": {"public_id": _id(paid_to_people)},
        "disclosures:claim": {"public_id": _id(claim)},
        "disclosures:claim-list": {},
        "disclosures:receipt": {"public_id": _id(receipt)},
        "disclosures:receipt-list": {},
        "disclosures:receipt-create": {},
        "disclosures:receipt-upload": {},
        "disclosures:receipt-file": {"public_id": _id(brought)},
        "disclosures:comparison": {"public_id": _id(comparison)},
        "disclosures:comparison-list": {},
        "disclosures:comparison-start": {},
        "disclosures:comparison-export": {"public_id": _id(comparison), "form": "csv"},
        "disclosures:comparison-part": {
            "public_id": _id(comparison),
            "pair_id": _id(pair),
        },
        "disclosures:comparison-rows": {
            "public_id": _id(comparison),
            "which": "different",
        },
        "disclosures:comparison-say": {
            "public_id": _id(comparison),
            "about": "pair",
            "row_id": _id(pair),
        },
        **_passed_on(company, in_review, by),
        "disclosures:claim-create": {},
        "disclosures:question": {"public_id": _id(Question.objects.get())},
        "disclosures:question-list": {},
    }


def _passed_on(company: Organisation, period: Period, by: Any) -> dict[str, Any]:
    """A list that an agency handed in, with a row that the company doesn't have."""
    agency = cast.organisation("Relay Events", "GB", "other")
    reporter = cast.actor(cast.member(agency, "agency_reporter"))
    made = passed_on.ask(agency, period, by=by, due_on=TODAY, today=TODAY)
    row = receipts.enter(
        Facts(
            company.legal_name,
            Decimal("31.00"),
            "GBP",
            period.year,
            recipient_name="Quiet Street Group",
        ),
        by=reporter,
        passed_on=made,
    )
    file = _document(reporter, agency, b"to;amount\nQuiet;1\n", "import", "list.csv")
    passed_on.hand_in(made, "complete", by=reporter, today=TODAY)
    of_list = {"public_id": _id(made)}
    of_row = of_list | {"row_id": _id(row)}
    return {
        "disclosures:period-passed-on": {"public_id": period.public_id},
        "disclosures:passed-on": of_list,
        "disclosures:passed-on-list": {},
        "disclosures:passed-on-export": of_list | {"form": "csv"},
        "disclosures:passed-on-file": of_list | {"document_id": _id(file)},
        "disclosures:passed-on-row": of_row,
        "disclosures:passed-on-remove": of_row,
        "disclosures:passed-on-settle": of_row,
    }


def _document(
    by: Any,
    owner: Organisation,
    data: bytes,
    kind: str = Document.Kind.EVIDENCE,
    name: str = "proof.pdf",
) -> Document:
    with acting(by):
        return keep(
            data,
            name=name,
            media_type="application/pdf",
            kind=kind,
            owner_id=owner.pk,
        )
