"""Contracted services and meetings: a real need, fair pay, and no entertainment."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.gates.rule import Case, Lack, Rule, Written
from partnerships.models import Kind, PlannedMilestone
from regimes.caps import MealCap
from ui.amounts import written


def need(case: Written) -> Iterator[Lack]:
    """VR-06: the need is documented before anybody is asked (EFPIA Code 2019, Art. 15)."""
    if case.kind != Kind.SERVICES:
        return
    version = case.version
    for name, sentence in (
        ("need", _("It does not say why the service is needed.")),
        ("selection", _("It does not say why these people or this organisation.")),
        ("fair_pay", _("It does not say how the pay was found to be fair.")),
    ):
        if not getattr(version, name):
            yield Lack(sentence, name, name)


def paid_after_work(case: Case) -> Iterator[Lack]:
    """VR-07: paid when there is evidence of the work; fee and expenses told apart."""
    if case.kind != Kind.SERVICES or not case.version.amount:
        return
    kinds = PlannedMilestone.Kind
    work = [each for each in case.contents.milestones if each.kind != kinds.PAYMENT]
    first = min((each.due_on for each in work), default=None)
    for each in case.contents.milestones:
        if each.kind == kinds.PAYMENT and (first is None or each.due_on < first):
            yield Lack(
                _("A payment is due before any work is delivered."),
                "order",
                "milestones",
            )
            break
    if len(case.contents.budget) == 1:
        yield Lack(
            _("Fee and expenses stand in one line of the budget."), "split", "budget"
        )


def no_fee(case: Case) -> Iterator[Lack]:
    """VR-09: travel alone needs an agreement too."""
    if case.kind == Kind.SERVICES and not case.version.amount:
        yield Lack(
            _(
                "There is no fee. Where travel or expenses are paid, write that down: it"
                " needs an agreement too, and is published."
            ),
            "fee",
            "amount",
        )


def meetings(case: Case) -> Iterator[Lack]:
    """VR-25: venue, meals, company (EFPIA Code 2019, Art. 10)."""
    version = case.version
    if version.entertainment:
        yield Lack(_("There is entertainment."), "entertainment", "entertainment")
    if version.accompanying and not version.accompanying_carer:
        yield Lack(
            _(
                "Somebody comes along who doesn't take part. Only a carer whom a health"
                " need asks for can be paid for."
            ),
            "accompanying",
            "accompanying",
        )
    if version.meal_per_person is None:
        return
    if not version.venue:
        yield Lack(_("It does not name the venue."), "venue", "venue")
    caps = case.regime.meal_caps
    for country in {party.organisation.country for party in case.contents.others}:
        cap = caps.get(country)
        if cap is None or cap.currency not in {"", version.currency}:
            continue  # sums in two currencies are not held against each other
        if version.meal_per_person > cap.amount:
            yield Lack(_too_dear(cap, version.currency), "meal", "meal_per_person")


def _too_dear(cap: MealCap, currency: str) -> str:
    said = _("A meal may cost more than %(most)s, the most there.") % {
        "most": written(cap.amount, currency)
    }
    if cap.source:
        said += " " + _("Source: %(source)s.") % {"source": cap.source}
        if not cap.confirmed:
            said += " " + _("Nobody has confirmed it yet.")
    return said


RULES: tuple[Rule, ...] = (
    Rule(
        "VR-06",
        gettext_lazy("Why this service"),
        gettext_lazy("EFPIA Code 2019, Art. 15; ABPI Code 2021, clause 24.2."),
        gettext_lazy("Write it down before the work begins."),
        need,
    ),
    Rule(
        "VR-07",
        gettext_lazy("Paid for work that was done"),
        gettext_lazy("ABPI Code 2021, clause 24.2 e."),
        gettext_lazy("Put a deliverable before each payment, and the expenses apart."),
        paid_after_work,
    ),
    Rule(
        "VR-09",
        gettext_lazy("No fee"),
        gettext_lazy("A question often asked of the UK’s code authority."),
        gettext_lazy("Say what is paid instead of a fee, if anything is."),
        no_fee,
    ),
    Rule(
        "VR-25",
        gettext_lazy("Meetings"),
        gettext_lazy("EFPIA Code 2019, Art. 10: hospitality is kept to the event."),
        gettext_lazy("Change the plan, or say why it has to be so."),
        meetings,
    ),
)
