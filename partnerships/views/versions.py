"""Versions of an agreement: an earlier one, what changed between two, its paper."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from documents.http import sent
from organisations.permissions import for_kind
from partnerships import sheets
from partnerships.compared import compare
from partnerships.models import Version
from partnerships.said import said
from partnerships.standing import Standing
from partnerships.views.agreements import find, frame
from partnerships.views.partnerships import ANYBODY

DRAFT = "draft"
DIGITS = 9


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    """A version as it was sent."""
    stands = find(request, reference)
    chosen = sheets.read(
        Version.objects.filter(agreement=stands.agreement, number=number)
    )
    if not chosen:
        raise Http404
    context = {
        **frame(stands, "history"),
        "sheet": chosen[0],
        "said": said(chosen[0]),
        "plain": chosen[0].plainness(stands.agreement.language),
    }
    return render(request, "partnerships/agreements/version.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def changes(request: SignedInRequest, reference: str) -> HttpResponse:
    """What changed, by field and by word: since the version before, unless told.

    `from` and `to` are numbers; `to=draft` is the own side's draft.
    """
    stands = find(request, reference)
    before_id, after_id = _asked(request, stands)
    read = {
        sheet.version.pk: sheet
        for sheet in sheets.read(Version.objects.filter(pk__in=[before_id, after_id]))
    }
    before, after = read.get(before_id or 0), read.get(after_id or 0)
    context = {
        **frame(stands, "text"),
        "before": before,
        "after": after,
        "differences": compare(before, after) if before and after else [],
        "choices": [
            (query, label)
            for query, label in _choices(stands)
            if query.removeprefix("?") != request.GET.urlencode()
        ],
    }
    return render(request, "partnerships/agreements/changes.html", context)


def _asked(request: SignedInRequest, stands: Standing) -> tuple[int | None, int | None]:
    """Keys of the two versions; only of those that the reader may see."""
    to, since = request.GET.get("to", ""), request.GET.get("from", "")
    after = stands.own_draft_id if to == DRAFT else stands.agreement.current_id
    before = stands.agreement.current_id if to == DRAFT else stands.before_id
    if since == "own":
        before = stands.newest_own_id
    to_number, since_number = _number(to), _number(since)
    if to_number is not None or since_number is not None:
        numbers = dict(
            Version.objects.filter(
                agreement=stands.agreement,
                sent_at__isnull=False,
                number__in=[each for each in (to_number, since_number) if each],
            ).values_list("number", "pk")
        )
        if to_number is not None:
            after = numbers.get(to_number)
        if since_number is not None:
            before = numbers.get(since_number)
    return before, after


def _number(typed: str) -> int | None:
    """A number of a version; 0, which none has, when it is too long to be one."""
    if not (typed.isascii() and typed.isdigit()):
        return None
    return int(typed) if len(typed) <= DIGITS else 0


def _choices(stands: Standing) -> list[tuple[str, str]]:
    """Other comparisons that make sense now."""
    found = []
    if stands.before_id and stands.agreement.current_id:
        found.append(("", _("Since the version before")))
    if stands.newest_own_id and stands.newest_own_id != stands.before_id:
        found.append(("?from=own", _("Since your own last version")))
    if stands.own_draft_id and stands.agreement.current_id:
        found.append(("?to=draft", _("What your draft changes")))
    return found


@require_safe
@login_required
@for_kind(*ANYBODY)
def paper(request: SignedInRequest, reference: str, number: int) -> HttpResponse:
    """The paper that holds the terms; who opens it is recorded. 0: the own draft's."""
    stands = find(request, reference)
    versions = Version.objects.for_actor(request.actor).filter(
        agreement=stands.agreement, paper__isnull=False
    )
    version = get_object_or_404(
        versions.select_related("paper__content"),
        **({"number": number} if number else {"pk": stands.own_draft_id}),
    )
    if version.paper is None:
        raise Http404
    return sent(version.paper, about=stands.agreement, by=request.actor)
