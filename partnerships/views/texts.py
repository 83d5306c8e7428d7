"""The exact text: as a page, as plain text, as PDF, and with the signatures on it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from audit.acting import acting
from audit.models import record
from documents.http import sent
from organisations.permissions import for_kind
from partnerships import holding
from partnerships.actions.freezing import written
from partnerships.models import Signature, SignedPdf, SignedText
from partnerships.texts.canonical import read, sha256
from partnerships.texts.paper import signing_page
from partnerships.views.partnerships import ANYBODY
from partnerships.views.signing_parts import shown, the_agreement


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, reference: str) -> HttpResponse:
    """The frozen text; before that, how the version on the table would read."""
    agreement = the_agreement(request, reference)
    frozen = holding.frozen(agreement, holding.amendments(agreement))
    if frozen is not None:
        hands = [each for each in _hands(frozen) if _counts(each)]
        text = frozen.text
        last = signing_page(frozen.sha256, hands) if hands else []
    elif agreement.current is not None:
        text, last = written(agreement, agreement.current), []
    else:
        raise Http404
    context = shown(
        agreement,
        text=read(text),
        signing_page=last,
        frozen=frozen,
        sha256=sha256(text),
        tab="approval",
    )
    return render(request, "partnerships/signatures/text.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def file(request: SignedInRequest, reference: str, form: str) -> HttpResponse:
    """`text.txt`, `text.pdf` or `signed.pdf`: who opened a file is recorded."""
    agreement = the_agreement(request, reference)
    frozen = holding.frozen(agreement, holding.amendments(agreement))
    if frozen is None:
        raise Http404
    if form == "text.txt":
        with acting(request.actor):
            record("document_viewed", agreement, by=request.actor, sha256=frozen.sha256)
        name = f"{agreement.reference}-{frozen.version.number}.txt"
        disposition = content_disposition_header(as_attachment=True, filename=name)
        return HttpResponse(
            frozen.text.encode(),
            content_type="text/plain; charset=utf-8",
            headers={
                "Content-Disposition": disposition or "attachment",
                "X-Content-Type-Options": "nosniff",
                "Cache-Control": "private, no-store",
            },
        )
    if form == "text.pdf":
        return sent(frozen.pdf, about=agreement, by=request.actor)
    if form == "signed.pdf":
        last = (
            SignedPdf.objects.filter(signed_text=frozen)
            .select_related("pdf__content")
            .order_by("-signatures")
            .first()
        )
        if last is not None:
            return sent(last.pdf, about=agreement, by=request.actor)
    raise Http404


def _hands(frozen: SignedText) -> list[Signature]:
    """Who signed this text, be it of the agreement or of its amendment."""
    return list(
        Signature.objects.filter(version=frozen.version_id)
        .select_related("organisation", "confirmed_by")
        .order_by("pk")
    )


def _counts(signature: Signature) -> bool:
    return signature.state == Signature.State.SIGNED
