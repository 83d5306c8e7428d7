"""Writing a version: its pages, group by group, and throwing it away."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from audit.acting import acting
from organisations.permissions import for_whom
from organisations.views.uploads import kept
from partnerships import elements, sheets
from partnerships.actions import versions
from partnerships.forms.drafting import (
    ROW_SETS,
    SHOWN,
    GroupForm,
    PartyForm,
    first_values,
)
from partnerships.groups import Group, groups
from partnerships.lifecycle.sides import writes
from partnerships.sheets import Sheet
from partnerships.stamps import stamp
from partnerships.standing import Standing
from partnerships.views.agreements import find, frame
from workflow.moves import Refused
from workflow.races import Outdated

DIGITS = 18
"""The most that a stamp of a page has."""


def writing(
    request: SignedInRequest, reference: str
) -> tuple[Standing, Sheet, HttpResponse | None]:
    """The agreement, and the draft or what it would begin from; or where to go instead."""
    stands = find(request, reference)
    sheet = sheets.of(stands.own_draft_id or stands.agreement.current_id)
    if sheet is None:
        raise Http404
    if reasons := stands.steps["send"]:
        messages.error(request, str(Refused(reasons)))
        return stands, sheet, redirect(stands.agreement)
    return stands, sheet, None


@require_safe
@login_required
@for_whom(writes)
def overview(request: SignedInRequest, reference: str) -> HttpResponse:
    """The pages of the draft: what is there, what is missing, and sending it."""
    stands, sheet, away = writing(request, reference)
    if away:
        return away
    agreement = stands.agreement
    missing = elements.missing(agreement, sheet)
    pages = elements.progress(agreement, missing)
    most = settings.SHORT_FORM_UP_TO.get(sheet.version.currency)
    context = {
        **frame(stands, "text"),
        "sheet": sheet,
        "pages": pages,
        "asked": sum(not page.optional for page in pages),
        "done": sum(not (page.missing or page.optional) for page in pages),
        "missing": missing,
        "sums_differ": elements.sums_differ(sheet),
        "plain": sheet.plainness(agreement.language),
        "too_much_for_short": most is not None
        and agreement.form == agreement.Form.SHORT
        and (sheet.version.amount or 0) > most,
        "short_form_up_to": most,
    }
    return render(request, "partnerships/drafting/overview.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_whom(writes)
def group(request: SignedInRequest, reference: str, name: str) -> HttpResponse:
    """One page of the draft. It can be saved unfinished at any time."""
    stands, sheet, away = writing(request, reference)
    chosen = next(
        (each for each in groups(stands.agreement) if each.name == name), None
    )
    if chosen is None:
        raise Http404
    if away:
        return away
    if chosen.rows == "clauses":
        return redirect("partnerships:draft-clauses", reference)
    if chosen.rows == "parties":
        return _parties(request, stands, sheet, chosen)
    if chosen.rows:
        return _rows(request, stands, sheet, chosen)
    return _fields(request, stands, sheet, chosen)


def _fields(
    request: SignedInRequest, stands: Standing, sheet: Sheet, chosen: Group
) -> HttpResponse:
    seen = stamp(sheet, _written(chosen), ())
    form = GroupForm(
        request.POST or None,
        request.FILES or None,
        group=chosen,
        initial={**first_values(chosen, sheet.version), "seen": seen},
    )
    conflicts: list[Any] = []
    if request.method == "POST" and form.is_valid():
        try:
            with acting(request.actor):
                values = form.values()
                versions.write(
                    stands.agreement,
                    values,
                    {},
                    by=request.actor,
                    seen=form.cleaned_data["seen"],
                )
                if form.cleaned_data.get("paper"):
                    paper = kept(form.cleaned_data["paper"], request)
                    versions.write(
                        stands.agreement, {"paper": paper}, {}, by=request.actor
                    )
        except Outdated as race:
            form.data = again = request.POST.copy()
            again["seen"] = str(race.version)
            form.add_error(None, race.reasons)
            conflicts = race.conflicts
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return _saved(request, stands, chosen)
    return _page(request, stands, sheet, chosen, form=form, conflicts=conflicts)


def _written(chosen: Group) -> list[str]:
    return [name for name in chosen.fields if name != "paper"]


def _parties(
    request: SignedInRequest, stands: Standing, sheet: Sheet, chosen: Group
) -> HttpResponse:
    """Each party with its part. Who the parties are does not change."""
    names = ("role", "expertise", "signatories")
    forms = {
        party.organisation_id: PartyForm(
            request.POST or None,
            prefix=str(number),
            initial={name: getattr(party, name) for name in names},
        )
        for number, party in enumerate(sheet.parties)
    }
    organisations = {party.organisation_id: party for party in stands.parties}
    seen = stamp(sheet, (), ("parties",))
    problems: list[str] = []
    # every form is asked, so that every problem shows at once
    valid = [form.is_valid() for form in forms.values()]
    if request.method == "POST" and all(valid):
        rows = [
            {"organisation": organisations[key].organisation, **form.cleaned_data}
            for key, form in forms.items()
        ]
        done, problems, seen = _write_rows(request, stands, "parties", rows)
        if done:
            return _saved(request, stands, chosen)
    return _page(
        request,
        stands,
        sheet,
        chosen,
        forms=[(organisations[key].organisation, form) for key, form in forms.items()],
        seen=seen,
        errors=problems,
    )


def _rows(
    request: SignedInRequest, stands: Standing, sheet: Sheet, chosen: Group
) -> HttpResponse:
    """Lines of a budget, help that is not money, or dates."""
    first = [
        {name: getattr(row, name) for name in SHOWN[chosen.rows]}
        for row in getattr(sheet, chosen.rows)
    ]
    forms = ROW_SETS[chosen.rows](request.POST or None, initial=first, prefix="row")
    seen = stamp(sheet, (), (chosen.rows,))
    problems: list[str] = []
    if request.method == "POST" and forms.is_valid():
        done, problems, seen = _write_rows(request, stands, chosen.rows, forms.rows())
        if done:
            return _saved(request, stands, chosen)
    return _page(
        request,
        stands,
        sheet,
        chosen,
        formset=forms,
        seen=seen,
        errors=[*problems, *forms.non_form_errors(), *_row_problems(forms)],
        sums_differ=elements.sums_differ(sheet) if chosen.rows == "budget" else "",
    )


def _row_problems(forms: Any) -> list[str]:
    return [
        _("Line %(number)s: %(field)s %(problem)s")
        % {
            "number": number,
            "field": form[name].label if name in form.fields else "",
            "problem": " ".join(problems),
        }
        for number, form in enumerate(forms, start=1)
        for name, problems in form.errors.items()
    ]


def _write_rows(
    request: SignedInRequest, stands: Standing, kind: str, rows: list[dict[str, Any]]
) -> tuple[bool, list[str], int]:
    """Whether it was written; else the reasons, and what the next try begins from."""
    typed = request.POST.get("seen", "")
    number = typed.isascii() and typed.isdigit() and len(typed) <= DIGITS
    seen = int(typed) if number else 0
    try:
        versions.write(stands.agreement, {}, {kind: rows}, by=request.actor, seen=seen)
    except Outdated as race:
        return False, race.reasons, race.version
    except Refused as refusal:
        return False, refusal.reasons, seen
    return True, [], seen


def _page(
    request: SignedInRequest,
    stands: Standing,
    sheet: Sheet,
    chosen: Group,
    **more: Any,
) -> HttpResponse:
    context = {**frame(stands, "text"), "sheet": sheet, "group": chosen, **more}
    return render(request, "partnerships/drafting/group.html", context)


def _saved(request: SignedInRequest, stands: Standing, chosen: Group) -> HttpResponse:
    """Back to the list of pages, to the next page, or to the same one for more lines."""
    messages.success(request, _("Saved. Only your side sees it until you send it."))
    reference = stands.agreement.reference
    if "more" in request.POST:
        return redirect("partnerships:draft-group", reference, chosen.name)
    if "next" in request.POST:
        pages = [each.name for each in groups(stands.agreement)]
        following = pages[pages.index(chosen.name) + 1 :]
        if following:
            return redirect("partnerships:draft-group", reference, following[0])
    return redirect("partnerships:draft", reference)


@require_POST
@login_required
@for_whom(writes)
def drop(request: SignedInRequest, reference: str) -> HttpResponse:
    """Throws the own draft away."""
    stands = find(request, reference)
    try:
        versions.drop_draft(
            stands.agreement, by=request.actor, today=timezone.localdate()
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("Your draft is gone. The version on the table stays.")
        )
    return redirect(stands.agreement)
