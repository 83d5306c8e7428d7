"""Everything held about an organisation, for those who answer for it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from audit.acting import Actor
from audit.models import clock
from organisations import held_files
from organisations.actions.held import take_copy
from organisations.held import withheld_whole
from organisations.held_rows import parts
from organisations.models import Organisation
from organisations.permissions import for_roles, for_verified
from ui.dates import written_day

READERS = ("administrator", "signatory", "auditor")


def reads_all(actor: Actor) -> bool:
    """Whether these pages are for this kind of person, of their own organisation."""
    return actor.has(*READERS) and actor.only_company_id is None


def _own(request: SignedInRequest, public_id: str) -> Organisation:
    """Of one's own organisation: 404 for what must not be known, 403 for others."""
    organisation = get_object_or_404(
        Organisation.objects.for_actor(request.actor), public_id=public_id
    )
    if organisation.is_operator:
        raise Http404
    if organisation.pk != request.actor.organisation_id:
        raise PermissionDenied
    return organisation


@require_safe
@login_required
@for_roles(*READERS)
@for_verified
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    organisation = _own(request, public_id)
    known = parts(organisation)
    context = {
        "organisation": organisation,
        "parts": [
            {
                "name": part.holding.name,
                "count": held_files.counted(part.count),
                "withheld": held_files.told_reasons(part),
                "past": part.holding.past,
            }
            for part in known
            if part.count
        ],
        "empty": [part.holding.name for part in known if not part.count],
        "whole": withheld_whole(),
        "note": held_files.notes(),
    }
    return render(request, "organisations/held/detail.html", context)


@require_safe
@login_required
@for_roles(*READERS)
@for_verified
@never_cache
def data(request: SignedInRequest, public_id: str) -> HttpResponse:
    """All of it for programs."""
    organisation = _own(request, public_id)
    take_copy(organisation, "json", by=request.actor)
    about: dict[str, Any] = {
        "organisation": {
            "name": organisation.legal_name,
            "id": organisation.public_id,
        },
        "made_at": clock(),
        "made_by": str(request.user),
    }
    streamed: Any = StreamingHttpResponse(
        held_files.as_json(organisation, about),
        content_type="application/json",
        headers=_as_file("held-about-us.json"),
    )
    response: HttpResponse = streamed  # for the decorators, which know no other
    return response


@require_safe
@login_required
@for_roles(*READERS)
@for_verified
@never_cache
def paper(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The same to read and to keep."""
    organisation = _own(request, public_id)
    take_copy(organisation, "pdf", by=request.actor)
    today = timezone.localdate()
    made = _("Made on %(day)s by %(person)s") % {
        "day": written_day(today),
        "person": request.user,
    }
    return HttpResponse(
        held_files.as_pdf(organisation, made, on=today),
        content_type="application/pdf",
        headers=_as_file("held-about-us.pdf"),
    )


def _as_file(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
