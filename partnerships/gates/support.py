"""Support freely given: to organisations, ahead of time, with no strings."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.gates.rule import GIVEN_FREELY, SUPPORT, Case, Lack, Rule
from partnerships.models import Topic
from partnerships.published import IN_WORDS
from ui.dates import written_day

# The Python twin of organisations/persons_named.py, for a text that is not in the database
PERSON = re.compile(r"\b(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herrn?|Frau|Mme|Sig|Sra)\.?\s+[A-Z]")
PUBLIC = ("title", "public_title", "description", *IN_WORDS)


def no_parties(case: Case) -> Iterator[Lack]:
    """VR-01, element 2."""
    if not case.contents.companies or not case.contents.others:
        yield Lack(
            _("An agreement needs a company and somebody on the other side."),
            "parties",
            "parties",
        )


def persons(case: Case) -> Iterator[Lack]:
    """VR-02: donations and grants never go to a person."""
    for party in case.contents.others:
        if party.row.like_a_person:
            yield Lack(
                _(
                    "“%(name)s” looks like a person. Money goes to organisations, never"
                    " to a person."
                )
                % {"name": party.organisation},
                "person",
                "parties",
                _(
                    "If it is an organisation, ask a registrar to verify it. If it is a"
                    " person, take it out."
                ),
            )


def retrospective(case: Case) -> Iterator[Lack]:
    """VR-03: an agreement is signed before it begins and before anything is paid."""
    version, agreement = case.version, case.agreement
    if version.starts_on is None:
        return
    signed, start = agreement.signed_on, written_day(version.starts_on)
    if signed is None and version.starts_on < case.today:
        yield Lack(
            _("Its first day, %(start)s, is over, and it is not signed.")
            % {"start": start},
            "start",
            "starts_on",
        )
    elif signed is not None and version.starts_on < signed:
        yield Lack(
            _("It began on %(start)s and was signed on %(signed)s, after that.")
            % {"start": start, "signed": written_day(signed)},
            "start",
            "starts_on",
        )


def medicines(case: Case) -> Iterator[Lack]:
    """VR-04: a grant or donation does not bear the name of a medicine."""
    if case.kind not in GIVEN_FREELY:
        return
    said = " ".join(str(getattr(case.version, name)) for name in PUBLIC)
    for name in case.contents.medicines:
        if re.search(rf"\b{re.escape(name)}\b", said, re.IGNORECASE):
            yield Lack(
                _("The title or the public text names the medicine “%(name)s”.")
                % {"name": name},
                "medicine",
                "title",
            )


def only_funder_required(case: Case) -> Iterator[Lack]:
    """VR-05, the part that nobody can insist on."""
    if case.version.only_funder_required:
        yield Lack(
            _("The company asks to be the only funder. No company may require that."),
            "required",
            "only_funder_required",
        )


def payee(case: Case) -> Iterator[Lack]:
    """VR-08: whoever represents an organisation, the money goes to the organisation."""
    if PERSON.search(case.version.payment_terms):
        yield Lack(
            _(
                "The words about payment seem to name a person. The contract is with the"
                " organisation, and its account is paid."
            ),
            "payee",
            "payment_terms",
        )


def editorial(case: Case) -> Iterator[Lack]:
    """VR-23: what the company may say about the organisation's materials."""
    independent = {clause.topic for clause in case.contents.clauses} & {
        Topic.INDEPENDENCE,
        Topic.BOUNDARIES,
    }
    said = independent or case.version.who_decides or case.version.company_may_not_ask
    if case.kind in SUPPORT and case.full and not said:
        yield Lack(
            _(
                "It does not say who decides about the content. A company may correct an"
                " error of fact, and write only what the organisation asks for."
            ),
            "editorial",
            "who_decides",
        )


RULES: tuple[Rule, ...] = (
    Rule(
        "VR-01",
        gettext_lazy("Who takes part"),
        gettext_lazy("Without two sides there is nothing to agree."),
        gettext_lazy("Name the parties."),
        no_parties,
        firm=True,
    ),
    Rule(
        "VR-02",
        gettext_lazy("Money to a person"),
        gettext_lazy("EFPIA Code 2019, Art. 12; ABPI Code 2021, clause 23."),
        gettext_lazy("Make the agreement with the organisation."),
        persons,
        firm=True,
    ),
    Rule(
        "VR-05",
        gettext_lazy("The only funder"),
        gettext_lazy(
            "EFPIA Code 2019, Art. 14: no company may require to be the only funder. An"
            " organisation may decide by itself to accept one funder."
        ),
        gettext_lazy("Take the requirement out."),
        only_funder_required,
        firm=True,
    ),
    Rule(
        "VR-03",
        gettext_lazy("Signed before it begins"),
        gettext_lazy("ABPI Code 2021, clause 23.2: support is agreed ahead of time."),
        gettext_lazy("Agree on a later first day, or say what happened."),
        retrospective,
    ),
    Rule(
        "VR-04",
        gettext_lazy("The name of a medicine"),
        gettext_lazy(
            "ABPI Code 2021, clause 23: a grant or donation does not bear the name of a"
            " medicine."
        ),
        gettext_lazy("Take the name out of the title and the public words."),
        medicines,
    ),
    Rule(
        "VR-08",
        gettext_lazy("Who is paid"),
        gettext_lazy("ABPI Code 2021, clause 27.5."),
        gettext_lazy("Name the organisation’s account."),
        payee,
    ),
    Rule(
        "VR-23",
        gettext_lazy("Who decides about the content"),
        gettext_lazy("EFPIA Code 2019, Art. 21.04: no influence on the text."),
        gettext_lazy("Write who decides, or add a clause about independence."),
        editorial,
    ),
)
