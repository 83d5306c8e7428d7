"""An agreement that is with the organisation, made with its clauses."""

from audit.acting import acting
from documents.models import Document, keep
from partnerships.actions import clauses, threads, versions
from partnerships.models import LibraryClause
from tests.partnerships.table import TODAY, drafted, sent


def make(table, _persons):
    with acting(table.lead):
        paper = keep(
            b"%PDF-1.4 invented",
            name="letter.pdf",
            media_type="application/pdf",
            kind=Document.Kind.EVIDENCE,
            owner_id=table.company.pk,
        )
    agreement = sent(table, paper=paper)
    of_it = {"reference": agreement.reference}
    mine = drafted(table, by=table.volunteer)
    clauses.add(
        mine, LibraryClause.objects.filter(topic="disputes")[:1], by=table.volunteer
    )
    versions.open_draft(mine, by=table.volunteer)
    draft = {"reference": mine.reference}
    clause = mine.versions.drafts().get().clauses.get()
    talk = threads.begin(agreement, words="Why?", by=table.volunteer, today=TODAY)
    partnership = {"public_id": table.partnership.public_id}
    confirmed = LibraryClause.objects.filter(jurisdiction="").first()
    return {
        "partnerships:agreement": of_it,
        "partnerships:agreement-list": {},
        "partnerships:agreement-begin": partnership,
        "partnerships:agreement-elsewhere": partnership,
        "partnerships:agreement-move": {**of_it, "move": "agree"},
        "partnerships:agreement-version": {**of_it, "number": 1},
        "partnerships:agreement-paper": {**of_it, "number": 1},
        "partnerships:draft": draft,
        "partnerships:draft-group": {**draft, "name": "what"},
        "partnerships:draft-clause": {**draft, "key": clause.key},
        "partnerships:draft-clauses": draft,
        "partnerships:draft-clause-add": draft,
        "partnerships:talk": of_it,
        "partnerships:talk-detail": {**of_it, "public_id": talk.public_id},
        "partnerships:clause-consent": {**of_it, "key": clause.key},
        "partnerships:clause-library": {},
        "partnerships:clause-confirm": {
            "key": confirmed.key,
            "number": confirmed.number,
        },
        "partnerships:legal-help": of_it,
    }, {
        "partnerships:clause-confirm": {"language": "en", "jurisdiction": ""},
    }
