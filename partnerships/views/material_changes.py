"""What the two sides do with a material: versions, comments, answers, finishing."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.permissions import for_roles
from partnerships.actions import materials as actions
from partnerships.forms.materials import (
    AnswerForm,
    MaterialCommentForm,
    MaterialVersionForm,
)
from partnerships.forms.words import WordsForm
from partnerships.lifecycle.materials import (
    MOVES,
    bases,
)
from partnerships.models import (
    Basis,
    Material,
    MaterialComment,
)
from partnerships.views.living import (
    SPEAKERS,
    acted,
    file_of,
    form_page,
    move_page,
    new_key,
    posted,
    today,
)
from partnerships.views.materials import material_of

NEEDED = {
    "close": gettext_lazy("What changed because of the other side’s comments?"),
}
SAID = {"close": gettext_lazy("It is finished; both sides read what changed.")}


def _context(material: Material, **more: Any) -> dict[str, Any]:
    return {
        "partnership": material.partnership,
        "tab": "activities",
        "caption": material.title,
        **more,
    }


def _possible(request: SignedInRequest, material: Any) -> list[str]:
    asked = bool(material.asked_words)
    return bases(material, request.actor, asked=asked) or [Basis.READER]


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def version(request: SignedInRequest, public_id: str) -> HttpResponse:
    material = material_of(request, public_id)
    form = MaterialVersionForm(
        *posted(request),
        possible=_possible(request, material),
        initial={"key": new_key()},
    )
    if request.method == "POST" and acted(
        request,
        form,
        lambda: _add(request, material, form),
        _("The new version is there; the other side is told."),
    ):
        return redirect(material)
    return form_page(
        request,
        form,
        title=_("Add a version"),
        back=material.get_absolute_url(),
        context=_context(material, multipart=True),
    )


def _add(request: SignedInRequest, material: Material, form: Any) -> None:
    file: Any = file_of(form)  # the form needs one
    actions.add_version(
        material,
        file,
        basis=form.cleaned_data["basis"],
        words=form.cleaned_data["words"],
        by=request.actor,
        today=today(),
        key=form.cleaned_data["key"],
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def comment(request: SignedInRequest, public_id: str) -> HttpResponse:
    material = material_of(request, public_id)
    form = MaterialCommentForm(
        request.POST if request.method == "POST" else None,
        possible=_possible(request, material),
        initial={"key": new_key()},
    )
    if request.method == "POST" and acted(
        request,
        form,
        lambda: actions.comment(
            material,
            basis=form.cleaned_data["basis"],
            words=form.cleaned_data["words"],
            by=request.actor,
            today=today(),
            key=form.cleaned_data["key"],
        ),
        _("Your comment is there; the other side is told."),
    ):
        return redirect(material)
    return form_page(
        request,
        form,
        title=_("Comment on it"),
        back=material.get_absolute_url(),
        context=_context(material, submit=_("Send the comment")),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def answer(request: SignedInRequest, public_id: str, comment_id: str) -> HttpResponse:
    material = material_of(request, public_id)
    found = get_object_or_404(MaterialComment, material=material, public_id=comment_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and acted(
        request,
        form,
        lambda: actions.answer(
            found,
            changed=form.cleaned_data["changed"] == "yes",
            words=form.cleaned_data["words"],
            by=request.actor,
            today=today(),
        ),
        _("The one who commented reads it."),
    ):
        return redirect(material)
    return form_page(
        request,
        form,
        title=_("Answer a comment"),
        back=material.get_absolute_url(),
        context=_context(material, quote=found.words),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def ask(request: SignedInRequest, public_id: str) -> HttpResponse:
    material = material_of(request, public_id)
    form = WordsForm(
        request.POST if request.method == "POST" else None,
        label=_("What text do you ask the other side for?"),
        needed=True,
        hint=_("It stays on record that you asked."),
    )
    if request.method == "POST" and acted(
        request,
        form,
        lambda: actions.ask_for_text(
            material, words=form.cleaned_data["words"], by=request.actor, today=today()
        ),
        _("The other side is asked, and may send a text once."),
    ):
        return redirect(material)
    return form_page(
        request,
        form,
        title=_("Ask for a text"),
        back=material.get_absolute_url(),
        context=_context(material, submit=_("Ask")),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_roles(*SPEAKERS)
def move(request: SignedInRequest, public_id: str, name: str) -> HttpResponse:
    material = material_of(request, public_id)
    return move_page(
        request,
        material,
        name,
        moves=MOVES,
        acts={
            "close": lambda words: actions.close(
                material, by=request.actor, today=today(), words=words
            )
        },
        needed=NEEDED,
        said=SAID,
        context=_context(material),
    )
