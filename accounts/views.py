"""A person's own pages."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts import about, actions, drafts
from accounts.forms import PreferencesForm
from accounts.http import FORM_METHODS, SignedInRequest


@require_http_methods(FORM_METHODS)
@login_required
def preferences(request: SignedInRequest) -> HttpResponse:
    """Name, language, mail, and the way to everything else about the account."""
    form = PreferencesForm(
        request.POST or None, instance=request.user, languages=settings.LANGUAGES
    )
    if request.method == "POST" and form.is_valid():
        actions.prefer(request.user, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Your settings are saved."))
        return redirect("accounts:preferences")
    return render(request, "accounts/preferences.html", {"form": form})


@require_safe
@login_required
@never_cache
def kept_about(request: SignedInRequest) -> HttpResponse:
    """All that is kept about the person, to read."""
    context = {"parts": about.in_words(request.user)}
    return render(request, "accounts/about.html", context)


@require_safe
@login_required
@never_cache
def data(request: SignedInRequest) -> HttpResponse:
    """All that is kept about the person, as a file."""
    response = JsonResponse(
        about.everything(request.user),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    response["Content-Disposition"] = 'attachment; filename="about-me.json"'
    return response


@require_safe
@login_required
@never_cache
def kept(request: SignedInRequest) -> HttpResponse:
    """What the person had typed when they were signed out: to send, or to throw away."""
    draft = drafts.kept(request)
    if draft is None:
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "accounts/kept.html", {"draft": draft})


@require_POST
@login_required
def discard(request: SignedInRequest) -> HttpResponse:
    drafts.drop(request)
    return redirect(settings.LOGIN_REDIRECT_URL)
