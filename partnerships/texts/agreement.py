"""Writes what a version says as one text, in the language of the agreement."""

from typing import Any

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partnerships.models import Agreement, PlannedMilestone, Version
from partnerships.texts.canonical import Sheet
from partnerships.texts.contents import Contents, Line
from ui.amounts import written
from ui.changes import Change
from ui.countries import country_name
from ui.dates import written_day
from ui.languages import language_name

ABOUT = (
    "description",
    "nature",
    "objectives",
    "benefit",
    "who_decides",
    "who_owns",
    "company_may_not_ask",
    "out_of_scope",
)
SERVICE = ("need", "selection", "fair_pay", "venue")


def text_of(contents: Contents, changed: list[Change] | None = None) -> str:
    """The canonical text of a version; `changed`: what an amendment changes."""
    with translation.override(contents.agreement.language):
        sheet = Sheet()
        _head(sheet, contents)
        _changed(sheet, changed or [])
        _parties(sheet, contents)
        _about(sheet, contents)
        _money(sheet, contents)
        _acknowledged(sheet, contents)
        _independence(sheet, contents)
        _service(sheet, contents)
        _clauses(sheet, contents)
        _last(sheet, contents)
        return sheet.text()


def label(name: str) -> str:
    """What a field of a version is called."""
    field: Any = Version._meta.get_field(name)
    return str(capfirst(field.verbose_name))


def _head(sheet: Sheet, contents: Contents) -> None:
    agreement, version = contents.agreement, contents.version
    sheet.title(version.title)
    sheet.heading(_("Which agreement this is"))
    sheet.fact(_("Reference"), agreement.reference)
    sheet.fact(_("Version"), version.number or _("draft"))
    kind = agreement.get_kind_display()
    if agreement.service:
        kind = f"{kind}: {agreement.get_service_display()}"
    sheet.fact(_("Kind of agreement"), kind)
    if agreement.jurisdiction:
        sheet.fact(_("Law of"), country_name(agreement.jurisdiction))
    sheet.fact(_("Language"), language_name(agreement.language))
    if agreement.amends and agreement.base:
        sheet.fact(
            _("Changes the agreement"),
            _("%(reference)s, version %(number)s: %(what)s")
            % {
                "reference": agreement.amends.reference,
                "number": agreement.base.number,
                "what": agreement.get_amends_what_display(),
            },
        )


def _changed(sheet: Sheet, changed: list[Change]) -> None:
    if not changed:
        return
    sheet.heading(_("What changes"))
    sheet.words(
        _(
            "This is the whole text as it will be. It takes the place of the version"
            " named above. These parts are different:"
        )
    )
    for change in changed:
        sheet.fact(
            change.label,
            _("Before: %(before)s\nNow: %(after)s")
            % {
                "before": change.before or _("nothing"),
                "after": change.after or _("nothing"),
            },
        )


def _parties(sheet: Sheet, contents: Contents) -> None:
    sheet.heading(_("Who takes part"))
    for party in contents.parties:
        sheet.heading(party.organisation.legal_name, small=True)
        sheet.fact(_("Kind"), party.organisation.get_kind_display())
        sheet.fact(_("Country"), country_name(party.organisation.country))
        sheet.fact(_("Role"), party.role)
        sheet.fact(_("Expertise that it brings"), party.expertise)
        sheet.fact(_("Who signs for it"), party.signatories)


def _about(sheet: Sheet, contents: Contents) -> None:
    sheet.heading(_("What it is about"))
    _fields(sheet, contents.version, ABOUT)


def _money(sheet: Sheet, contents: Contents) -> None:
    version = contents.version
    sheet.heading(_("Time and money"))
    sheet.fact(label("starts_on"), written_day(version.starts_on))
    sheet.fact(label("ends_on"), written_day(version.ends_on))
    if version.amount is not None:
        sheet.fact(label("amount"), written(version.amount, version.currency))
        sheet.fact(label("vat_treatment"), version.get_vat_treatment_display())
    if version.restricted is not None:
        sheet.fact(label("restricted"), _("Yes") if version.restricted else _("No"))
    _fields(sheet, version, ("payment_terms", "unspent_rule"))
    _lines(sheet, _("What the money is for"), contents.budget, version.currency)
    _lines(sheet, _("Help that is not money"), contents.in_kind, version.currency)
    if contents.milestones:
        sheet.heading(_("Deadlines"), small=True)
        kinds = dict(PlannedMilestone.Kind.choices)
        for each in contents.milestones:
            amount = (
                f" ({written(each.amount, version.currency)})"
                if each.amount is not None
                else ""
            )
            sheet.fact(
                f"{written_day(each.due_on)}: {kinds[each.kind]}",
                f"{each.words}{amount}",
            )


def _lines(sheet: Sheet, title: str, lines: tuple[Line, ...], currency: str) -> None:
    if not lines:
        return
    sheet.heading(title, small=True)
    for line in lines:
        sheet.fact(
            line.words,
            _("no price is put on it")
            if line.amount is None
            else written(line.amount, currency),
        )


def _acknowledged(sheet: Sheet, contents: Contents) -> None:
    version = contents.version
    sheet.heading(_("Acknowledgement and publication"))
    if version.acknowledged_from_outset:
        sheet.words(
            _(
                "All parties know that the support must be acknowledged clearly and be"
                " apparent from the outset."
            )
        )
    _fields(
        sheet,
        version,
        ("acknowledgement", "acknowledgement_where", "logo_scope", "disclosure_notice"),
    )
    if version.codes:
        sheet.heading(label("codes"), small=True)
        sheet.points(version.codes)


def _independence(sheet: Sheet, contents: Contents) -> None:
    version = contents.version
    sheet.heading(_("Independence"))
    sheet.fact(
        label("only_funder_required"),
        _("Yes") if version.only_funder_required else _("No"),
    )
    _fields(sheet, version, ("only_funder_reason",))
    if version.access_campaign:
        sheet.words(
            _(
                "This is about access to a medicine. The company has no say over the"
                " message."
            )
        )


def _service(sheet: Sheet, contents: Contents) -> None:
    version = contents.version
    said = [
        *(getattr(version, name) for name in SERVICE),
        version.meal_per_person,
        version.entertainment or version.accompanying,
    ]
    if not any(said):
        return
    sheet.heading(_("Services and meetings"))
    _fields(sheet, version, SERVICE)
    if version.meal_per_person is not None:
        sheet.fact(
            label("meal_per_person"),
            written(version.meal_per_person, version.currency),
        )
    sheet.points(
        label(name)
        for name in ("entertainment", "accompanying", "accompanying_carer")
        if getattr(version, name)
    )


def _clauses(sheet: Sheet, contents: Contents) -> None:
    if not contents.clauses:
        return
    sheet.heading(_("Clauses"))
    if any(clause.meaning for clause in contents.clauses):
        sheet.words(
            _(
                "The words after “In short” help to understand a clause. Where they"
                " differ, the clause counts."
            )
        )
    for number, clause in enumerate(contents.clauses, start=1):
        sheet.heading(f"{number}. {clause.heading}", small=True)
        sheet.words(clause.text)
        if clause.meaning:
            sheet.fact(_("In short"), clause.meaning)


def _last(sheet: Sheet, contents: Contents) -> None:
    paper = contents.version.paper
    if paper is not None:
        sheet.heading(_("The paper that holds the terms"))
        sheet.fact(_("Name of the file"), paper.name)
        sheet.fact(_("Fingerprint of the file (SHA-256)"), paper.content_id)
    sheet.heading(_("Signing"))
    sheet.words(
        _(
            "This agreement holds from the day on which the last party signs. Each party"
            " signs this text and no other: its fingerprint (SHA-256) stands on every"
            " page."
        )
        if contents.agreement.form != Agreement.Form.ELSEWHERE
        else _("This agreement was made and signed elsewhere.")
    )


def _fields(sheet: Sheet, version: Version, names: tuple[str, ...]) -> None:
    for name in names:
        sheet.fact(label(name), getattr(version, name))
