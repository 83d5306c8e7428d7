"""Papers signed by hand: brought by one side, looked at by the other."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import FORM_METHODS, SignedInRequest
from documents.http import sent
from organisations.permissions import for_kind, fresh
from partnerships import holding
from partnerships.actions import papers as actions
from partnerships.actions.approvals import Paper
from partnerships.actions.signatures import Hand, signatures
from partnerships.forms.signatures import JudgeForm, PaperForm
from partnerships.lifecycle.signing import may_bring_paper, may_judge_paper
from partnerships.models import Signature
from partnerships.views.partnerships import ANYBODY
from partnerships.views.signing_parts import refuse, shown, the_agreement
from workflow.moves import Refused


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@fresh
def bring(request: SignedInRequest, reference: str) -> HttpResponse:
    """Print the PDF, sign it, scan it, bring it here."""
    agreement = the_agreement(request, reference)
    frozen = holding.frozen(agreement, [])
    if frozen is None:
        return redirect("partnerships:approval", agreement.reference)
    form = PaperForm(
        request.POST or None,
        request.FILES or None,
        initial={"text_sha256": frozen.sha256},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        scan = given["scan"]
        try:
            actions.bring(
                agreement,
                Hand(given["name"], given["role"]),
                Paper(scan.read(), scan.name, scan.content_type),
                signed_on=given["signed_on"],
                text_sha256=given["text_sha256"],
                by=request.actor,
                today=timezone.localdate(),
            )
        except Refused as refused:
            refuse(request, form, refused)
        else:
            messages.success(
                request,
                _("The scan is here. It counts when the other side confirms it."),
            )
            return redirect("partnerships:approval", agreement.reference)
    context = shown(
        agreement,
        frozen=frozen,
        form=form,
        reasons=may_bring_paper(agreement, request.actor, signatures(agreement)),
        tab="approval",
    )
    return render(request, "partnerships/signatures/paper.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@fresh
def judge(request: SignedInRequest, reference: str, public_id: str) -> HttpResponse:
    """Confirm a scan, or say what is wrong with it."""
    signature = _paper(request, reference, public_id)
    agreement, today = signature.agreement, timezone.localdate()
    form = JudgeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if form.cleaned_data["verdict"] == "confirm":
                actions.confirm(signature, by=request.actor, today=today)
                done = _("You have confirmed the paper.")
            else:
                actions.reject(
                    signature,
                    by=request.actor,
                    today=today,
                    reason=form.cleaned_data["reason"],
                )
                done = _("The paper does not count. The other side reads why.")
        except Refused as refused:
            refuse(request, form, refused)
        else:
            messages.success(request, done)
            return redirect("partnerships:approval", agreement.reference)
    side = actions.side_of(signature)
    context = shown(
        agreement,
        signature=signature,
        form=form,
        reasons=may_judge_paper(agreement, signature, request.actor, side),
        tab="approval",
    )
    return render(request, "partnerships/signatures/judge.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def scan(request: SignedInRequest, reference: str, public_id: str) -> HttpResponse:
    """The scan itself; it is recorded who looks."""
    signature = _paper(request, reference, public_id)
    if signature.scan is None:
        raise Http404
    return sent(signature.scan, about=signature.agreement, by=request.actor)


def _paper(request: SignedInRequest, reference: str, public_id: str) -> Signature:
    agreement = the_agreement(request, reference)
    signature = get_object_or_404(
        Signature.objects.filter(
            agreement=agreement, kind=Signature.Kind.INK
        ).select_related("organisation", "scan__content"),
        public_id=public_id,
    )
    signature.agreement = agreement
    return signature
