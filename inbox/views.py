"""What waits for a person, across all organisations for which they act."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from accounts.http import SignedInRequest
from inbox.waiting import waiting
from notices import reading
from notices.models import Notice
from organisations.actors import Seat
from organisations.middleware import SEAT_KEY
from ui import keyset

NOTICES = 20
"""How many notices a page shows."""


@require_safe
@login_required
def index(request: SignedInRequest) -> HttpResponse:
    """The work first, then what happened: new notices, or all when asked for."""
    everything = request.GET.get("notices") == "all"
    notices = Notice.objects.filter(person=request.user)
    page = keyset.page(
        notices if everything else notices.filter(read_at__isnull=True),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
        size=NOTICES,
    )
    names = {
        seat.organisation.pk: seat.organisation.legal_name for seat in request.seats
    }
    context = {
        "items": waiting(request.user, request.seats, timezone.now()),
        "acts": bool(request.seats),
        "several": len(request.seats) > 1,
        "unverified": [
            seat.label for seat in request.seats if seat.only_company_id is not None
        ],
        "elsewhere": names.keys() - {request.actor.organisation_id},
        "everything": everything,
        "notices": [
            (notice, names.get(notice.organisation_id or 0, "")) for notice in page.rows
        ],
        "unread": any(notice.read_at is None for notice in page.rows),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "inbox/index.html", context)


@require_POST
@login_required
def open_item(request: SignedInRequest) -> HttpResponse:
    """Takes the seat of the item's organisation, then goes where the item leads."""
    seat = _seat(request, public_id=request.POST.get("organisation", ""))
    if seat is None:
        raise Http404
    request.session[SEAT_KEY] = seat.organisation.public_id
    return redirect(_inside(request.POST.get("next", "")))


@require_safe
@login_required
def notice(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Goes where a notice leads: the link in its mail. It is read by that.

    For another organisation than the present one the person is asked first: a link alone
    must not change for whom they act.
    """
    told = _notice(request, public_id)
    reading.mark_read(Notice.objects.filter(pk=told.pk))
    if told.organisation_id in {None, request.actor.organisation_id}:
        return redirect(told.target)
    seat = _seat(request, pk=told.organisation_id)
    return render(request, "inbox/notice.html", {"notice": told, "wanted": seat})


@require_POST
@login_required
def mark(request: SignedInRequest, public_id: str) -> HttpResponse:
    told = _notice(request, public_id)
    reading.mark_read(Notice.objects.filter(pk=told.pk))
    return redirect("inbox:index")


@require_POST
@login_required
def mark_all(request: SignedInRequest) -> HttpResponse:
    """All up to the newest one that the person has seen; later ones stay new."""
    newest = _notice(request, request.POST.get("newest", ""))
    reading.mark_read(Notice.objects.filter(person=request.user, pk__lte=newest.pk))
    return redirect("inbox:index")


def _notice(request: SignedInRequest, public_id: str) -> Notice:
    own = Notice.objects.filter(person=request.user)
    return get_object_or_404(own, public_id=public_id)


def _seat(
    request: SignedInRequest, *, public_id: str = "", pk: int | None = None
) -> Seat | None:
    seats: list[Seat] = request.seats
    return next(
        (
            seat
            for seat in seats
            if seat.organisation.pk == pk or seat.organisation.public_id == public_id
        ),
        None,
    )


def _inside(path: str) -> str:
    """A path of this site, else the inbox."""
    safe = path.startswith("/") and url_has_allowed_host_and_scheme(
        path, allowed_hosts=None
    )
    return path if safe else "inbox:index"
