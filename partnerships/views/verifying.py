"""For everybody: is this file an agreement of this portal, and was it changed?"""

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.http import FORM_METHODS
from accounts.throttle import too_often
from audit.acting import Actor
from partnerships.forms.signatures import VerifyForm
from partnerships.texts.paper import signing_page
from partnerships.verifying import hands, verdict

NOBODY = Actor(person_id=None)


@require_http_methods(FORM_METHODS)
def verify(request: HttpRequest) -> HttpResponse:
    """No sign-in. The file is read, compared by its fingerprint, and forgotten."""
    form = VerifyForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        if response := too_often(request, "verify_agreement"):
            return response
        file = form.cleaned_data.get("file")
        digest = _digest(file) if file else form.cleaned_data["sha256"].lower()
        actor: Actor = getattr(request, "actor", NOBODY)
        found = verdict(digest, actor)
        context |= {"asked": True, "sha256": digest, "verdict": found}
        if found is not None and found.party:
            context["signing_page"] = signing_page(found.text.sha256, hands(found))
    return render(request, "partnerships/signatures/verify.html", context)


def _digest(file: Any) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()
