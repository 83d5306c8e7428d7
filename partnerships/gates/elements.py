"""VR-01: the sixteen elements of a written agreement, each a sentence when it is missing.

From the checklists of EFPIA (2011, annex of the PO code) and ABPI (2021, clause 27.2):
`domain` 1.5. Element 13, the date, is that of the last signature.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from partnerships.gates.rule import SUPPORT, Lack, Rule, Written
from partnerships.models import Kind, Topic

# What element 16 asks of a full agreement, beside what has fields of its own
TOPICS = (
    Topic.INDEPENDENCE,
    Topic.DATA,
    Topic.BRIBERY,
    Topic.SAFETY,
    Topic.TERMINATION,
    Topic.DISPUTES,
)


def missing(case: Written) -> Iterator[Lack]:
    """What a short form does not say, the organisation's own paper says."""
    if not case.full and case.version.paper_id is not None:
        return
    yield from _what(case)
    yield from _who(case)
    yield from _when_and_how_much(case)
    yield from _acknowledged(case)
    if case.full:
        yield from _in_full(case)


def _what(case: Written) -> Iterator[Lack]:
    version = case.version
    if not version.description:
        yield Lack(
            _("It does not say what is done."), "description", "description"
        )  # 1
    if not version.benefit:
        yield Lack(
            _("It does not say what patients get out of it."), "benefit", "benefit"
        )  # 4, mission B1
    if not case.full:
        return
    if not version.nature:
        yield Lack(
            _("It does not say what kind of contribution this is."), "nature", "nature"
        )  # 3
    if not version.objectives:
        yield Lack(
            _(
                "It has no objectives that say how this supports healthcare, research or"
                " education."
            ),
            "objectives",
            "objectives",
        )  # 4
    if not version.out_of_scope:
        yield Lack(
            _("It does not say what is out of scope."), "out_of_scope", "out_of_scope"
        )  # mission E3


def _who(case: Written) -> Iterator[Lack]:
    """Elements 2, 5 and 12; that there are parties at all is a firm rule of its own."""
    if not case.full:
        return
    without_role = [
        party.organisation.legal_name
        for party in case.contents.parties
        if not party.role
    ]
    if without_role:
        yield Lack(
            _("It does not say what these do in it: %(names)s.")
            % {"names": "; ".join(without_role)},
            "roles",
            "parties",
        )
    without_signatory = [
        party.organisation.legal_name
        for party in case.contents.parties
        if not party.signatories
    ]
    if without_signatory:
        yield Lack(
            _("It does not say who signs for: %(names)s.")
            % {"names": "; ".join(without_signatory)},
            "signatories",
            "parties",
        )


def _when_and_how_much(case: Written) -> Iterator[Lack]:
    """Elements 6, 7, 8 and 9."""
    version, contents = case.version, case.contents
    if version.starts_on is None or version.ends_on is None:
        yield Lack(_("It does not say when it begins and ends."), "time", "starts_on")
    if version.amount is None and not contents.in_kind:
        if case.kind != Kind.COLLABORATION:
            yield Lack(
                _("It names no amount of money and no other help."), "amount", "amount"
            )
    elif version.amount and version.vat_treatment == "unknown":
        yield Lack(
            _("It does not say what VAT the amount contains."), "vat", "vat_treatment"
        )
    if not version.amount or not case.full:
        return
    if not contents.budget and version.restricted is not False:
        yield Lack(_("The amount has no breakdown of costs."), "budget", "budget")
    total = sum(line.amount or 0 for line in contents.budget)
    if contents.budget and total != version.amount:
        yield Lack(
            _("The lines of the budget do not add up to the amount."),
            "budget_sum",
            "budget",
        )


def _acknowledged(case: Written) -> Iterator[Lack]:
    """Elements 10 and 14: a case of 2020 turned on the first."""
    version = case.version
    if case.kind in SUPPORT and not version.acknowledged_from_outset:
        yield Lack(
            _(
                "It does not say that all know that the support must be acknowledged"
                " clearly and be apparent from the outset."
            ),
            "outset",
            "acknowledged_from_outset",
        )
    if case.kind in SUPPORT and not version.acknowledgement:
        yield Lack(
            _("It has no wording for the acknowledgement."),
            "acknowledgement",
            "acknowledgement",
        )
    if case.kind in SUPPORT and case.full and not version.acknowledgement_where:
        yield Lack(
            _("It does not say where the acknowledgement stands."),
            "acknowledgement_where",
            "acknowledgement_where",
        )
    if not version.disclosure_notice:
        yield Lack(
            _("It does not say where and when the support is published."),
            "disclosure",
            "disclosure_notice",
        )


def _in_full(case: Written) -> Iterator[Lack]:
    """Elements 11, 15 and 16."""
    version = case.version
    if not version.codes:
        yield Lack(_("It names no code of practice."), "codes", "codes")
    if version.amount and version.restricted is not False and not version.unspent_rule:
        yield Lack(
            _("It does not say what happens with money that is left over."),
            "unspent",
            "unspent_rule",
        )
    if version.restricted and not case.contents.milestones:
        yield Lack(
            _("It sets no day for a report or a deliverable."),
            "milestones",
            "milestones",
        )
    there = {clause.topic for clause in case.contents.clauses}
    absent = [str(topic.label) for topic in TOPICS if topic not in there]
    if absent:
        yield Lack(
            ngettext(
                "It has no clause about: %(topics)s.",
                "It has no clauses about: %(topics)s.",
                len(absent),
            )
            % {"topics": ", ".join(absent).lower()},
            "clauses",
            "clauses",
        )


RULES: tuple[Rule, ...] = (
    Rule(
        "VR-01",
        gettext_lazy("What an agreement has to say"),
        gettext_lazy(
            "EFPIA and ABPI list what a written agreement says (ABPI Code 2021, clause"
            " 27.2)."
        ),
        gettext_lazy("Write it into the next version, or say why it is not needed."),
        missing,
    ),
)
