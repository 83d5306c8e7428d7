"""Records that may be of one organisation: the queue, and two records side by side.

The operator's auditors read; registrars decide.
"""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from organisations import comparing, suggesting
from organisations.actions import merging, pairs
from organisations.duplicates.reasons import sentence
from organisations.forms.likenesses import (
    FIRST,
    SECOND,
    LikenessFilter,
    MergeForm,
    OtherRecordForm,
    WordsForm,
    facts,
)
from organisations.lifecycle.likenesses import may_not_merge
from organisations.merge_notes import FACTS
from organisations.models import Likeness, Merge, Organisation
from organisations.permissions import for_operators, for_roles
from organisations.reading import with_everything
from ui import keyset
from workflow.moves import Refused


@require_safe
@login_required
@for_operators
def index(request: SignedInRequest) -> HttpResponse:
    """The queue, the surest first."""
    form = LikenessFilter(request.GET)
    current = Organisation.Status.DUPLICATE
    found: QuerySet[Likeness] = form.apply(
        Likeness.objects.select_related("first", "second")
    )
    if request.GET.get("state") != Likeness.State.MERGED:
        found = found.exclude(first__status=current).exclude(second__status=current)
    page = keyset.page(
        found,
        order=("-score", "id"),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    count, more = keyset.capped_count(found)
    context = {
        "filter_form": form,
        "filtered": any(request.GET.get(name) for name in form.fields),
        "rows": [(pair, _reasons(pair)) for pair in page.rows],
        "may_change": request.actor.has("registrar"),
        "count": count,
        "more": more,
        **keyset.addresses(page, request.GET),
    }
    return render(request, "organisations/likenesses/list.html", context)


def _reasons(pair: Likeness) -> list[str]:
    return [sentence(each) for each in pair.reasons]


@require_POST
@login_required
@for_roles("registrar")
def search(request: SignedInRequest) -> HttpResponse:
    """All records are compared anew, in the background."""
    suggesting.ask_to_compare(by=request.actor)
    messages.success(
        request,
        _(
            "All records are being compared. What is found appears here in some minutes."
        ),
    )
    return redirect("organisations:likeness-list")


@require_safe
@login_required
@for_operators
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    """A suggested pair."""
    found = Likeness.objects.select_related("first", "second")
    known = get_object_or_404(found, public_id=public_id)
    ids = known.first.public_id, known.second.public_id
    return _side_by_side(request, *ids, known=known)


@require_safe
@login_required
@for_operators
def pair(request: SignedInRequest, first_id: str, second_id: str) -> HttpResponse:
    """Any two records."""
    return _side_by_side(request, first_id, second_id)


def _two(*ids: str) -> list[Any]:
    """Both records with all that belongs to them, in one query, the older one first.

    The operator's auditors come here too: they compare any two, as registrars do.
    """
    records = with_everything(
        Organisation.objects.all(), timezone.localdate()
    ).select_related("successor", "parent")
    found = list(records.filter(public_id__in=ids).order_by("pk"))
    if len(found) != len(ids):
        raise Http404
    return found


def _side_by_side(
    request: SignedInRequest,
    *ids: str,
    known: Likeness | None = None,
    form: MergeForm | None = None,
    apart: WordsForm | None = None,
) -> HttpResponse:
    first, second = _two(*ids)
    known = known or Likeness.objects.filter(first=first, second=second).first()
    counted = comparing.figures([first.pk, second.pk])
    kept, merged = _suggested(first, second, counted)
    context = {
        "first": first,
        "second": second,
        "known": known,
        "may_change": request.actor.has("registrar"),
        "reasons": _reasons(known) if known else [],
        "facts": facts(first, second),
        "figures": [
            (label, counts.get(first.pk, 0), counts.get(second.pk, 0))
            for label, counts in counted
        ],
        "blocked": may_not_merge(kept, merged, request.actor),
        "consequences": comparing.consequences(kept, merged),
        "form": form or _merge_form(first, second, kept),
        "apart_form": apart or _apart_form(),
        "open": known is None or known.state == Likeness.State.OPEN,
        "different": known is not None and known.state == Likeness.State.DIFFERENT,
        "again_form": WordsForm(label=_("Why is it looked at again?")),
        "again_id": known.public_id if known else "",
        "action_args": [first.public_id, second.public_id],
    }
    return render(request, "organisations/likenesses/pair.html", context)


def _suggested(
    first: Any, second: Any, counted: list[tuple[str, dict[int, int]]]
) -> tuple[Organisation, Organisation]:
    """The record that should stay: verified, else with more people and rows, else older."""

    def weight(each: Any) -> tuple[bool, int, int]:
        rows = sum(counts.get(each.pk, 0) for _label, counts in counted)
        return each.verification == "verified", each.people or 0, rows

    if weight(second) > weight(first):
        return second, first
    return first, second


def _merge_form(first: Any, second: Any, kept: Organisation) -> MergeForm:
    side = FIRST if kept.pk == first.pk else SECOND
    form = MergeForm(first=first, second=second)
    form.initial = dict.fromkeys(form.fields, side)
    other = SECOND if side == FIRST else FIRST
    form.initial |= {
        name: other
        for name in form.fields.keys() & set(FACTS)
        if not getattr(kept, name)  # what one of them knows is kept
    }
    form.initial |= {"key": uuid.uuid4().hex, "reason": ""}
    return form


def _apart_form(data: Any = None) -> WordsForm:
    return WordsForm(
        data,
        label=_("Why are they two organisations?"),
        help_text=_("They are not offered again."),
        prefix="apart",
    )


@require_POST
@login_required
@for_roles("registrar")
def merge(request: SignedInRequest, first_id: str, second_id: str) -> HttpResponse:
    first, second = _two(first_id, second_id)
    form = MergeForm(request.POST, first=first, second=second)
    if form.is_valid():
        kept, merged = form.pair()
        try:
            made = merging.merge(
                kept,
                merged,
                choices=form.choices(),
                by=request.actor,
                reason=form.cleaned_data["reason"],
                today=timezone.localdate(),
                key=form.cleaned_data["key"],
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The two records are one now."))
            return redirect("organisations:merge-detail", made.public_id)
    return _side_by_side(request, first_id, second_id, form=form)


@require_POST
@login_required
@for_roles("registrar")
def keep_apart(request: SignedInRequest, first_id: str, second_id: str) -> HttpResponse:
    first, second = _two(first_id, second_id)
    form = _apart_form(request.POST)
    if form.is_valid():
        try:
            pairs.keep_apart(
                first,
                second,
                words=form.cleaned_data["words"],
                by=request.actor,
                today=timezone.localdate(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("They are not offered again."))
            return redirect("organisations:likeness-list")
    return _side_by_side(request, first_id, second_id, apart=form)


@require_POST
@login_required
@for_roles("registrar")
def look_again(request: SignedInRequest, public_id: str) -> HttpResponse:
    known = get_object_or_404(Likeness, public_id=public_id)
    try:
        pairs.look_again(known, words=request.POST.get("words", ""), by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is in the queue again."))
    return redirect("organisations:likeness-detail", public_id)


@require_http_methods(FORM_METHODS)
@login_required
@for_roles("registrar")
def choose(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Finds another record to compare one with."""
    records = Organisation.objects.for_actor(request.actor)
    organisation = get_object_or_404(records, public_id=public_id)
    others = records.exclude(pk=organisation.pk).exclude(
        status=Organisation.Status.DUPLICATE
    )
    form = OtherRecordForm(request.POST or None, among=others)
    if request.method == "POST" and form.is_valid():
        other = form.cleaned_data["other"]
        ids = [organisation.public_id, other.public_id]
        return redirect(reverse("organisations:record-pair", args=ids))
    merges = Merge.objects.filter(kept=organisation, undone_at=None)
    context = {
        "organisation": organisation,
        "form": form,
        "merges": merges.select_related("merged").order_by("-pk")[:20],
    }
    return render(request, "organisations/likenesses/choose.html", context)
