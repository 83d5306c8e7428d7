"""A form, the action that it leads to, and what is said when that is refused."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.http import SignedInRequest
from partnerships.lifecycle.partnerships import Standing, standing
from partnerships.models import Partnership
from workflow.moves import Refused
from workflow.races import Outdated


def place_of(request: SignedInRequest, public_id: str) -> Standing:
    """A partnership that this person may know, with its parties; else not found."""
    visible = Partnership.objects.for_actor(request.actor)
    return standing(get_object_or_404(visible, public_id=public_id))


def acted(
    request: HttpRequest, form: forms.Form, act: Callable[[], Any], said: str
) -> bool:
    """Acts when the form was sent and is right; refusals are errors of the form.

    Somebody who was too late keeps what they typed: `form.conflicts` says what differs.
    """
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except Outdated as race:
        form.data = again = request.POST.copy()
        again["version"] = str(race.version)
        form.add_error(None, race.reasons)
        form.conflicts = race.conflicts  # type: ignore[attr-defined]
        return False
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return False
    messages.success(request, said)
    return True


def done(request: HttpRequest, act: Callable[[], Any], said: str) -> None:
    """Acts at a press of a button; a refusal is told."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
