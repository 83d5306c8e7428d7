"""What the pages about a running agreement share: guards, lists, forms, steps."""

import uuid
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.http import SignedInRequest
from organisations.models import Organisation
from partnerships.actions.milestones import File
from partnerships.forms.words import WordsForm
from partnerships.lifecycle.sides import COMPANY_WRITERS, WRITERS
from partnerships.models import Agreement, Partnership, PartnershipParty
from ui import keyset
from workflow.moves import Move, Refused

SPEAKERS = tuple(dict.fromkeys((*COMPANY_WRITERS, *WRITERS)))
"""Roles in which somebody may send these forms; the lifecycle says who really does."""

Line = dict[str, Any]
Said = str | Callable[[], str]


def partnership_of(request: SignedInRequest, public_id: str) -> Any:
    """With `takes_part`: whether the actor's organisation does now."""
    takes_part = PartnershipParty.objects.filter(
        partnership=OuterRef("pk"),
        organisation=request.actor.organisation_id,
        state=PartnershipParty.State.JOINED,
    )
    visible = Partnership.objects.for_actor(request.actor)
    return get_object_or_404(
        visible.annotate(takes_part=Exists(takes_part)), public_id=public_id
    )


def agreement_of(request: SignedInRequest, reference: str) -> Agreement:
    found: Agreement = get_object_or_404(
        Agreement.objects.for_actor(request.actor).select_related(
            "current", "agreed", "partnership"
        ),
        reference=reference,
    )
    return found


def partners(request: SignedInRequest, partnership: Partnership) -> list[Organisation]:
    """The others that take part now."""
    rows = PartnershipParty.objects.filter(
        partnership=partnership, state=PartnershipParty.State.JOINED
    ).exclude(organisation=request.actor.organisation_id)
    if request.actor.only_company_id is not None:
        rows = rows.filter(organisation=request.actor.only_company_id)
    return [
        row.organisation
        for row in rows.select_related("organisation").order_by(
            "organisation__name_key", "pk"
        )
    ]


def new_key() -> str:
    return uuid.uuid4().hex


def file_of(form: Any, name: str = "file") -> File | None:
    """The file that came with a form, if one did."""
    file = form.cleaned_data.get(name)
    if not file:
        return None
    return File(
        data=file.read(),
        name=file.name,
        media_type=getattr(file, "content_type", "application/octet-stream"),
    )


def posted(request: SignedInRequest) -> tuple[Any, ...]:
    """What a form is bound to: data and files, or nothing on a first look."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def acted(
    request: SignedInRequest, form: forms.Form, act: Callable[[], Any], said: Said
) -> Any:
    """Acts when the form is right: what the action gave (or True); None when it did not."""
    if not form.is_valid():
        return None
    try:
        made = act()
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return None
    messages.success(request, said if isinstance(said, str) else said())
    return made or True


def list_page(
    request: SignedInRequest,
    rows: QuerySet[Any],
    line: Callable[[Any], Line],
    context: dict[str, Any],
    *,
    order: Sequence[str] = ("-id",),
    template: str = "partnerships/life/list.html",
) -> HttpResponse:
    """Keyset pages of anything that can be told in a line."""
    page = keyset.page(
        rows,
        order=order,
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "lines": [line(row) for row in page.rows],
        **keyset.addresses(page, request.GET),
        **context,
    }
    return render(request, template, context)


def form_page(
    request: SignedInRequest,
    form: Any,
    *,
    title: str,
    back: str,
    context: Mapping[str, Any] | None = None,
    template: str = "partnerships/life/form.html",
) -> HttpResponse:
    """`context` may hold intro, submit, partnership, agreement, tab, facts."""
    return render(
        request,
        template,
        {"form": form, "title": title, "back": back, **(context or {})},
    )


def move_page(
    request: SignedInRequest,
    thing: Any,
    name: str,
    *,
    moves: Mapping[str, Move],
    acts: Mapping[str, Callable[[str], Any]],
    needed: Mapping[str, Any],
    said: Mapping[str, Any],
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """One step with words beside it; `needed` asks for them, by the name of the step."""
    if name not in acts:
        raise Http404
    form = WordsForm(
        request.POST if request.method == "POST" else None,
        label=needed.get(name, ""),
        needed=name in needed,
    )
    if request.method == "POST" and acted(
        request, form, lambda: acts[name](form.cleaned_data["words"]), str(said[name])
    ):
        return redirect(thing)
    return form_page(
        request,
        form,
        title=str(moves[name].label),
        back=thing.get_absolute_url(),
        context={"submit": moves[name].label, **(context or {})},
    )


def steps_of(
    thing: Any,
    reasons: Mapping[str, list[str]],
    moves: Mapping[str, Move],
    address: str,
    *,
    pages: Collection[str] = (),
    quiet: Collection[str] = (),
) -> list[dict[str, Any]]:
    """A button for each move that they can make; if there is none, who makes the next."""
    every: list[dict[str, Any]] = [
        {
            "label": move.label,
            "url": reverse(address, args=[thing.public_id, name]),
            "reasons": reasons[name],
            "page": name in pages,
            "quiet": name in quiet,
        }
        for name, move in moves.items()
        if thing.state in move.sources and move.roles != {"calendar"}
    ]
    return [step for step in every if not step["reasons"]] or every


def facts_of(rows: Iterable[tuple[Any, Any]]) -> list[dict[str, Any]]:
    """For `ui/summary_list.html`; what is empty is left out."""
    return [
        {"label": label, "value": value}
        for label, value in rows
        if value not in (None, "", [])
    ]


def today() -> Any:
    return timezone.localdate()


def names_of(choices: Any, values: Iterable[str]) -> str:
    """Labels of chosen values, in a sentence."""
    return ", ".join(str(choices(value).label) for value in values)


def by_whom(organisation: Organisation, request: SignedInRequest) -> str:
    """ "You" for the own side."""
    if organisation.pk == request.actor.organisation_id:
        return _("You")
    return organisation.legal_name
