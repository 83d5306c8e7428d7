"""The questions that a payments file raises, one page for each kind."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from disclosures import tasks
from disclosures.actions import entries, imports
from disclosures.forms.import_recipients import RecipientForm
from disclosures.forms.imports import (
    ColumnsForm,
    WordsForm,
    columns_initial,
    profile_name,
)
from disclosures.imports.asking import asked, explained
from disclosures.imports.guess import guess, remembered
from disclosures.imports.mapping import from_dict
from disclosures.models import ImportBatch, ImportRecipient
from disclosures.views.imports import OFFICER, get_batch
from organisations.models import Organisation
from organisations.permissions import for_roles
from regimes.profile import Category, categories
from tables import reading
from tables.forms import ReadingForm
from tables.mapping import Mapping
from tables.shapes import Choice, Look, Question, Unusable
from workflow.moves import Refused

ON_A_PAGE = 20
SURE = 0.9


def _look(batch: ImportBatch, mapping: Mapping) -> Look:
    content = bytes(batch.document.content.data)
    return reading.look(content, batch.document.name, mapping.options)


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
    if not questions and request.method != "POST" and "change" not in request.GET:
        return redirect("disclosures:import-columns", batch.public_id)
    form = ReadingForm(
        request.POST or None,
        questions=questions,
        begins=not batch.questions,
        initial={
            "header_row": mapping.file.get("header_row"),
            "no_header": not mapping.file.get("has_header", True),
        },
    )
    if request.method == "POST" and form.is_valid():
        settled = mapping.with_file(**form.settled())
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
    context = {"batch": batch, "look": look, "form": form, "fields": fields}
    return render(request, "disclosures/imports/reading.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def columns_page(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Which of the file's columns is which of ours."""
    batch = get_batch(request, public_id)
    mapping = from_dict(batch.mapping)
    look = _look(batch, mapping)
    if look.questions:
        return redirect("disclosures:import-reading", batch.public_id)
    guessed: dict[str, str] = {}
    shown, name, profile = mapping, batch.profile.name if batch.profile else "", None
    if not mapping.columns:
        profile = remembered(batch.company_id, look.header)
        if profile:
            shown, name = from_dict(profile.mapping), profile.name
            mapping = Mapping(
                mapping.file, {}, shown.defaults, shown.values, shown.only
            )
        else:
            guessed = guess(look.header)
            shown = Mapping(mapping.file, guessed)
    form = ColumnsForm(
        request.POST or None,
        header=look.header,
        samples=[row.cells for row in look.preview],
        categories=_known(),
        guessed=guessed,
        initial=columns_initial(
            shown, batch.only_year, name or profile_name(batch.document.name)
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


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(OFFICER)
def recipients_page(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Who is meant by each recipient that nothing settles."""
    batch = get_batch(request, public_id)
    undecided = ImportRecipient.objects.filter(batch=batch, way="")
    after = request.GET.get("after", "")
    spellings = list(
        undecided.filter(key__gt=after)
        .order_by("key", "number")
        .distinct("key")[: ON_A_PAGE + 1]
    )
    if not spellings:
        return redirect(batch)
    more, spellings = len(spellings) > ON_A_PAGE, spellings[:ON_A_PAGE]
    company = Organisation.objects.get(pk=batch.company_id)
    forms = [
        RecipientForm(
            request.POST if request.POST.get("action") == "decide" else None,
            recipient=spelling,
            home=company.country,
            by=request.actor,
        )
        for spelling in spellings
    ]
    if request.method == "POST":
        chosen = _chosen(request, undecided, forms)
        if chosen is not None:
            try:
                imports.decide(batch, chosen, by=request.actor)
            except Refused as refusal:
                for reason in refusal.reasons:
                    messages.error(request, reason)
            return redirect(request.get_full_path())
    context = {
        "batch": batch,
        "forms": forms,
        "next_key": spellings[-1].key if more else "",
        "sure": _sure(undecided),
        "alone": len(_alone(undecided)),
        "waiting": undecided.values("key").distinct().count(),
    }
    return render(request, "disclosures/imports/recipients.html", context)


def _chosen(
    request: SignedInRequest, undecided: Any, forms: list[RecipientForm]
) -> dict[str, dict[str, Any]] | None:
    """Decisions by key; None when a form has to be shown again."""
    action = request.POST.get("action")
    if action == "sure":
        found = _sure(undecided)
        organisations = Organisation.objects.for_actor(request.actor).in_bulk(
            [candidate["public_id"] for _key, candidate in found],
            field_name="public_id",
        )
        return {
            key: {"recipient": organisations[candidate["public_id"]]}
            for key, candidate in found
            if candidate["public_id"] in organisations
        }
    if action == "alone":
        return {key: {"recipient": None} for key in _alone(undecided)}
    if [form for form in forms if not form.is_valid()]:
        return None
    return {
        form.recipient.key: taken
        for form in forms
        if (taken := form.taken()) is not None
    }


def _sure(undecided: Any) -> list[tuple[str, dict[str, str]]]:
    """Spellings whose best candidate is an organisation at least 90 % alike, and the only such."""
    found = {}
    for key, candidates in undecided.exclude(candidates=[]).values_list(
        "key", "candidates"
    ):
        good = [
            candidate
            for candidate in candidates
            if candidate["public_id"] and float(candidate["score"]) >= SURE
        ]
        if len(good) == 1:
            found[key] = good[0]
    return list(found.items())


def _alone(undecided: Any) -> list[str]:
    return list(
        undecided.filter(candidates=[]).values_list("key", flat=True).distinct()
    )
