"""The questions that an extract of a register raises, one page for each kind."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from organisations import tasks
from organisations.actions import extracts
from organisations.extracts.candidates import candidates
from organisations.extracts.columns import from_dict, guess, remembered
from organisations.forms.extracts import ColumnsForm, DecideForm, columns_initial
from organisations.models import Extract, ExtractRow
from organisations.permissions import for_roles
from organisations.views.extracts import REGISTRAR, get_extract
from tables import reading
from tables.forms import ROW_NUMBERS, ReadingForm
from tables.mapping import Mapping
from tables.shapes import Look, Unusable
from workflow.moves import Refused

ON_A_PAGE = 20


def _look(extract: Extract, mapping: Mapping) -> Look:
    content = bytes(extract.document.content.data)
    return reading.look(content, extract.document.name, mapping.options)


def _settled(extract: Extract, mapping: Mapping) -> Look | None:
    """None when something about the file is to be asked or mended first."""
    try:
        look = _look(extract, mapping)
    except Unusable:
        return None
    return None if look.questions else look


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(REGISTRAR)
def reading_page(request: SignedInRequest, public_id: str) -> HttpResponse:
    """How the file is written, where the file alone doesn't settle it."""
    extract = get_extract(request, public_id)
    mapping = from_dict(extract.mapping)
    try:
        look = _look(extract, mapping)
    except Unusable as unusable:
        look = None
        for sentence in unusable.sentences:
            messages.error(request, sentence)
    questions = look.questions if look else []
    if (
        look
        and not questions
        and request.method != "POST"
        and "change" not in request.GET
    ):
        return redirect("organisations:extract-columns", extract.public_id)
    form = ReadingForm(
        request.POST or None,
        questions=questions,
        initial={
            **{name: mapping.file.get(name) for name in ROW_NUMBERS},
            "two_rows": mapping.file.get("header_rows") == 2,
            "no_header": not mapping.file.get("has_header", True),
        },
    )
    if request.method == "POST" and form.is_valid():
        settled = form.settle(mapping)
        try:
            _look(extract, settled)
            extracts.map_columns(
                extract, settled, by=request.actor, verifies=extract.verifies
            )
            return redirect("organisations:extract-reading", extract.public_id)
        except Unusable as unusable:
            form.add_error(None, unusable.sentences)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
    fields = [(form[question.key], question) for question in questions]
    context = {"extract": extract, "look": look, "form": form, "fields": fields}
    return render(request, "organisations/extracts/reading.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(REGISTRAR)
def columns_page(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Which of the file's columns is which of ours."""
    extract = get_extract(request, public_id)
    mapping = from_dict(extract.mapping)
    look = _settled(extract, mapping)
    if look is None:
        return redirect("organisations:extract-reading", extract.public_id)
    guessed: dict[str, str] = {}
    shown, before = mapping, None
    if not mapping.columns:
        before = remembered(look.header)
        guessed = {} if before else guess(look.header)
        shown = before or Mapping(mapping.file, guessed)
        mapping = Mapping(mapping.file, {}, {}, shown.values, shown.only)
    form = ColumnsForm(
        request.POST or None,
        header=look.header,
        samples=[row.cells for row in look.preview],
        guessed=guessed,
        initial=columns_initial(shown, verifies=extract.verifies),
    )
    if request.method == "POST" and form.is_valid():
        try:
            extracts.map_columns(
                extract,
                form.mapping(mapping),
                by=request.actor,
                verifies=form.cleaned_data["verifies"],
            )
            tasks.ask_to_read(extract, by=request.actor)
            return redirect(extract)
        except (Refused, Unusable) as problem:
            form.add_error(None, str(problem))
    context = {
        "extract": extract,
        "look": look,
        "form": form,
        "remembered": before is not None,
        "groups": form.groups(),
    }
    return render(request, "organisations/extracts/columns.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(REGISTRAR)
def decide_page(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Whether rows are organisations that are here under another number, or new."""
    extract = get_extract(request, public_id)
    waiting = ExtractRow.objects.filter(
        extract=extract, verdict=ExtractRow.Verdict.MAYBE
    ).order_by("number")
    number = request.GET.get("after", "")
    if number.isdecimal() and len(number) < 10:  # an integer's digits
        waiting = waiting.filter(number__gt=int(number))
    rows = list(waiting[:ON_A_PAGE])
    if not rows:
        return redirect(extract)
    offered = candidates(rows)
    forms = [
        DecideForm(request.POST or None, row=row, candidates=offered[row.number])
        for row in rows
    ]
    # every form is looked at, so that each says what it lacks
    usable = [form.is_valid() for form in forms]
    if request.method == "POST" and all(usable):
        decisions = dict(filter(None, (form.decided() for form in forms)))
        try:
            extracts.decide(extract, decisions, by=request.actor)
        except Refused as refusal:
            for reason in refusal.reasons:
                messages.error(request, reason)
        return redirect("organisations:extract-decide", extract.public_id)
    context = {
        "extract": extract,
        "forms": forms,
        "waiting": extract.figures.get("verdicts", {}).get("maybe", 0),
        "next_number": rows[-1].number if len(rows) == ON_A_PAGE else None,
    }
    return render(request, "organisations/extracts/decide.html", context)
