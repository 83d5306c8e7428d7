"""The questions that a payments file raises, one page for each kind."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from disclosures import tasks
from disclosures.actions import entries, imports
from disclosures.forms.imports import (
    ColumnsForm,
    WordsForm,
    columns_initial,
    profile_name,
)
from disclosures.imports.asking import asked, explained
from disclosures.imports.guess import guess, remembered
from disclosures.imports.guess_amounts import beside, guess_amounts
from disclosures.imports.mapping import from_dict
from disclosures.models import ImportBatch
from disclosures.views.imports import OFFICER, get_batch
from organisations.permissions import for_roles
from regimes.profile import Category, categories
from tables import reading
from tables.forms import ROW_NUMBERS, ReadingForm
from tables.mapping import Mapping
from tables.shapes import Choice, Look, Question, Unusable
from workflow.moves import Refused


def _look(batch: ImportBatch, mapping: Mapping) -> Look:
    content = bytes(batch.document.content.data)
    return reading.look(content, batch.document.name, mapping.options)


def _settled(batch: ImportBatch, mapping: Mapping) -> Look | None:
    """None when something about the file is to be asked or mended first."""
    try:
        look = _look(batch, mapping)
    except Unusable:
        return None
    return None if look.questions else look


def _known() -> list[Category]:
    return categories(entries.generic_regime().profile)


def _kept_questions(batch: ImportBatch) -> list[Question]:
    """Questions that came up when amounts and dates were read."""
    return [
        Question(
            question["key"],
            question["sentence"],
            tuple(
                Choice(
                    choice["value"],
                    choice["label"],
                    tuple(tuple(sample) for sample in choice["sample"]),
                )
                for choice in question["choices"]
            ),
            question["suggestion"],
        )
        for question in batch.questions
    ]


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def reading_page(request: SignedInRequest, public_id: str) -> HttpResponse:
    """How the file is written, where the file alone doesn't settle it."""
    batch = get_batch(request, public_id)
    mapping = from_dict(batch.mapping)
    try:
        look = _look(batch, mapping)
    except Unusable as unusable:
        look = None
        for sentence in unusable.sentences:
            messages.error(request, sentence)
    questions = [*(look.questions if look else []), *_kept_questions(batch)]
    two_rows = bool(look and look.two_rows and "header_rows" not in mapping.file)
    nothing_open = look is not None and not questions and not two_rows
    if nothing_open and request.method != "POST" and "change" not in request.GET:
        return redirect("disclosures:import-columns", batch.public_id)
    form = ReadingForm(
        request.POST or None,
        questions=questions,
        begins=not batch.questions,
        initial={
            **{name: mapping.file.get(name) for name in ROW_NUMBERS},
            "two_rows": two_rows or mapping.file.get("header_rows") == 2,
            "no_header": not mapping.file.get("has_header", True),
        },
    )
    if request.method == "POST" and form.is_valid():
        settled = form.settle(mapping)
        try:
            if batch.questions:
                imports.map_columns(
                    batch, settled, by=request.actor, only_year=batch.only_year
                )
                tasks.ask_to_read(batch, by=request.actor)
                return redirect(batch)
            reading.look(
                bytes(batch.document.content.data), batch.document.name, settled.options
            )
            imports.map_columns(batch, settled, by=request.actor)
            return redirect("disclosures:import-reading", batch.public_id)
        except Unusable as unusable:
            form.add_error(None, unusable.sentences)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
    fields = [(form[question.key], question) for question in questions]
    context = {
        "batch": batch,
        "look": look,
        "form": form,
        "fields": fields,
        "two_rows": two_rows,
    }
    return render(request, "disclosures/imports/reading.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def columns_page(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Which of the file's columns is which of ours."""
    batch = get_batch(request, public_id)
    mapping = from_dict(batch.mapping)
    look = _settled(batch, mapping)
    if look is None:
        return redirect("disclosures:import-reading", batch.public_id)
    guessed: dict[str, str] = {}
    shown, name, profile = mapping, batch.profile.name if batch.profile else "", None
    if not mapping.columns:
        profile = remembered(batch.company_id, look.header)
        if profile:
            shown, name = from_dict(profile.mapping), profile.name
            mapping = replace(shown, file=mapping.file, columns={})
        else:
            amounts = guess_amounts(
                look.header,
                [row.cells for row in look.preview],
                [category.code for category in _known()],
            )
            guessed = guess([name for name in look.header if name not in amounts])
            guessed = beside(guessed, amounts)
            shown = Mapping(mapping.file, guessed, amounts=amounts)
    form = ColumnsForm(
        request.POST or None,
        header=look.header,
        samples=[row.cells for row in look.preview],
        categories=_known(),
        guessed=guessed,
        initial=columns_initial(
            shown,
            batch.only_year,
            name or profile_name(batch.document.name),
            look.header,
        ),
    )
    if request.method == "POST" and form.is_valid():
        try:
            imports.map_columns(
                batch,
                form.mapping(mapping),
                by=request.actor,
                only_year=form.cleaned_data["only_year"],
                profile_name=form.cleaned_data["profile_name"],
            )
            tasks.ask_to_read(batch, by=request.actor)
            return redirect(batch)
        except (Refused, Unusable) as problem:
            form.add_error(None, str(problem))
    context = {
        "batch": batch,
        "look": look,
        "form": form,
        "profile": profile,
        "groups": form.groups(),
        "guessed_amounts": not mapping.columns and not profile and bool(shown.amounts),
    }
    return render(request, "disclosures/imports/columns.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def words_page(request: SignedInRequest, public_id: str) -> HttpResponse:
    """What categories and VAT words of the file mean, once for the whole file."""
    batch = get_batch(request, public_id)
    asks = asked(batch, _known())
    if not asks:
        return redirect(batch)
    form = WordsForm(request.POST or None, asks=asks)
    if request.method == "POST" and form.is_valid():
        mapping = explained(from_dict(batch.mapping), form.answers())
        try:
            imports.map_columns(
                batch,
                mapping,
                by=request.actor,
                only_year=batch.only_year,
                profile_name=batch.profile.name if batch.profile else "",
            )
            tasks.ask_to_read(batch, by=request.actor)
            return redirect(batch)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
    return render(
        request, "disclosures/imports/words.html", {"batch": batch, "form": form}
    )
