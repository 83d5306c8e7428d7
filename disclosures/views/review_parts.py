"""What the pages of a check share: tabs, named rows, going back."""

import re
from collections.abc import Iterable
from typing import Any

from django.http import Http404
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from accounts.http import SignedInRequest
from disclosures import rows
from disclosures.models import Entry
from organisations.models import Organisation

RECIPIENTS = (Organisation.Kind.PATIENTS.value, Organisation.Kind.OTHER.value)
"""Kinds of organisations about which companies report."""
LIKELY = re.compile("[0-9]{1,9}")
"""How the version of an entry is written."""


def tabs(current: str) -> list[dict[str, Any]]:
    """To check, published, missing, and what the public sees of this organisation."""
    pages = [
        ("review", _("To check"), "review"),
        ("published", _("Published"), "review-published"),
        ("claims", _("Something is missing"), "claim-list"),
        ("received", _("What we received"), "receipt-list"),
        ("comparisons", _("Both sides compared"), "comparison-list"),
        ("public", _("What is public about us"), "review-public"),
    ]
    return [
        {
            "label": label,
            "url": reverse(f"disclosures:{name}"),
            "current": key == current,
        }
        for key, label, name in pages
    ]


def named_entries(request: SignedInRequest, keys: Iterable[str]) -> list[Entry]:
    """The entries that a form names, with the versions that its page showed.

    404 when one of them is not this organisation's.
    """
    versions: dict[str, int] = {}
    for key in keys:
        public_id, _dot, version = key.partition(".")
        versions[public_id] = int(version) if LIKELY.fullmatch(version) else 0
    entries = list(
        rows.loaded(
            Entry.objects.for_actor(request.actor).filter(
                recipient_id=request.actor.organisation_id,
                public_id__in=versions,
            )
        ).order_by("pk")
    )
    if len(entries) != len(versions):
        raise Http404
    for entry in entries:
        entry.version = versions[entry.public_id]
    return entries


def back_url(request: SignedInRequest, default: str = "disclosures:review") -> str:
    """Where the form came from, when that is a page of this site."""
    asked = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked[:1] == "/":
        return asked
    return resolve_url(default)
