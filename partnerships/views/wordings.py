"""A wording that all have to agree: what holds, what is proposed, what was said before."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.permissions import for_kind
from partnerships import partnership_page
from partnerships.actions import wordings as actions
from partnerships.forms.wordings import WordingForm
from partnerships.lifecycle.partnerships import may_not_word
from partnerships.models import Wording
from partnerships.views.partnerships import ANYBODY
from partnerships.views.trying import acted, done, place_of


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def wording(request: SignedInRequest, public_id: str, kind: str) -> HttpResponse:
    """All wordings of a kind, the newest first; and a form for one's own."""
    place = place_of(request, public_id)
    if kind not in Wording.Kind.values:
        raise Http404
    partnership = place.partnership
    every = [
        each for each in partnership_page.all_wordings(partnership) if each.kind == kind
    ]
    form = WordingForm(
        request.POST or None, initial={"text": every[0].text if every else ""}
    )
    if acted(
        request,
        form,
        lambda: actions.propose(
            partnership,
            kind,
            form.cleaned_data["text"],
            by=request.actor,
            today=timezone.localdate(),
        ),
        _("Your wording is on the table. The others are asked to agree."),
    ):
        return redirect(partnership)
    reasons = may_not_word(place, request.actor)
    names = {p.organisation_id: p.organisation.legal_name for p in place.parties}
    told = partnership_page.words(place, every, request.actor, may_word=not reasons)
    context = {
        "partnership": partnership,
        "now": next(each for each in told if each.kind == kind),
        "every": [
            (
                each,
                [
                    (names.get(pk, ""), day)
                    for pk, day in partnership_page.consenting(each).items()
                ],
            )
            for each in every
        ],
        "form": form,
        "reasons": reasons,
    }
    return render(request, "partnerships/wordings/detail.html", context)


@require_POST
@login_required
@for_kind(*ANYBODY)
def agree(
    request: SignedInRequest, public_id: str, kind: str, number: int
) -> HttpResponse:
    place = place_of(request, public_id)
    found = get_object_or_404(
        Wording, partnership=place.partnership, kind=kind, number=min(number, 2**31 - 1)
    )
    done(
        request,
        lambda: actions.agree(found, by=request.actor, today=timezone.localdate()),
        _("You agree to this wording."),
    )
    return redirect(place.partnership)
