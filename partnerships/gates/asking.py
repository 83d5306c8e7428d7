"""Rules that only an upper app can judge: it registers how, in `AppConfig.ready`.

Money that was paid (VR-13) is the ledger's; shares of income, sole products and both
sides' own limits (VR-20) are those of independence. Whatever VR-20 finds is asked as one
question at approval, never as a step more for the organisation.
"""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.gates.rule import Case, Lack, Rule
from partnerships.models import Agreement
from partnerships.texts.contents import Contents

Judge = Callable[[Contents], list[str]]
"""What it finds about an agreement, in sentences fit for both sides."""

_judges: dict[str, list[Judge]] = {}


def register(code: str, judge: Judge) -> None:
    """Adds what judges VR-13 or VR-20."""
    judges = _judges.setdefault(code, [])
    if judge not in judges:
        judges.append(judge)


def forget(code: str, judge: Judge) -> None:
    """Takes it out again."""
    _judges[code].remove(judge)


def _asked(code: str, contents: Contents) -> list[str]:
    return [sentence for judge in _judges.get(code, []) for sentence in judge(contents)]


def paid(case: Case) -> Iterator[Lack]:
    """VR-13: the payments are no more than the agreement says."""
    for number, sentence in enumerate(_asked("VR-13", case.contents), start=1):
        yield Lack(sentence, f"paid-{number}", "amount")


def dependence(case: Case) -> Iterator[Lack]:
    """VR-20: everything about dependence and limits, as one question."""
    said = _asked("VR-20", case.contents)
    if said:
        yield Lack(" ".join(said), "dependence", "amount")


def logo(case: Case) -> Iterator[Lack]:
    """VR-22: the use of a name or logo has a permission of its own."""
    if case.version.logo_scope:
        yield Lack(
            _(
                "Names or logos are used. Their owner gives a permission for each"
                " purpose and medium."
            ),
            "logo",
            "logo_scope",
        )


def amended(case: Case) -> Iterator[Lack]:
    """What an amendment says that it changes, it changes."""
    agreement, version = case.agreement, case.version
    if agreement.base is None:
        return
    base, what = agreement.base, agreement.amends_what
    if what in {Agreement.Amends.EXTENSION, Agreement.Amends.TERMINATION} and (
        version.ends_on == base.ends_on
    ):
        yield Lack(_("The last day is the same as before."), "ends_on", "ends_on")
    if what == Agreement.Amends.AMOUNT and version.amount == base.amount:
        yield Lack(_("The amount is the same as before."), "amount", "amount")


def certified(case: Case) -> Iterator[Lack]:
    """VR-21: for kinds that have to be certified, this is said ahead."""
    if case.kind in case.regime.certify:
        yield Lack(
            _(
                "The rules that apply ask that somebody certifies this at the company:"
                " neither who wrote it nor who approves it."
            ),
            "certify",
        )


RULES: tuple[Rule, ...] = (
    Rule(
        "VR-13",
        gettext_lazy("No more than was agreed"),
        gettext_lazy("More money than the agreement says needs an amendment."),
        gettext_lazy("Amend the agreement, or say why it was paid."),
        paid,
    ),
    Rule(
        "VR-20",
        gettext_lazy("Dependence and limits"),
        gettext_lazy(
            "A group that depends on few companies is less free. Both sides have limits"
            " of their own."
        ),
        gettext_lazy(
            "Say why this is right all the same, or change the amount. One answer is"
            " enough; it adds no step."
        ),
        dependence,
    ),
    Rule(
        "VR-21",
        gettext_lazy("Certification"),
        gettext_lazy("ABPI Code 2024, clauses 8.1 and 8.3."),
        gettext_lazy("The step is added by itself."),
        certified,
    ),
    Rule(
        "VR-22",
        gettext_lazy("Names and logos"),
        gettext_lazy("EFPIA Code 2019, Art. 21.03."),
        gettext_lazy("Ask for the permission when you need it."),
        logo,
    ),
    Rule(
        "AM-01",
        gettext_lazy("What the amendment changes"),
        gettext_lazy("An amendment says what it is for."),
        gettext_lazy("Change it in the next version."),
        amended,
    ),
)
