"""Searching published entries."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import F, FloatField, Func
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from disclosures.models.register import RegisterLine, RegisterOrganisation
from register import totals, words
from register.forms import SearchForm, name_key
from register.http import public_page
from ui.keyset import Page, addresses, page

SIZE = 25
ALIKE = 5


@require_safe
@public_page
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    if not form.is_valid():
        return render(request, "register/search.html", {"form": form}, status=400)
    shown = page(
        form.apply(RegisterLine.objects.all()),
        order=form.order,
        after=request.GET.get("after"),
        before=request.GET.get("before"),
        size=SIZE,
        never_null=("amount",),
    )
    found = totals.of_search(form)
    return render(
        request,
        "register/search.html",
        {
            "form": form,
            "page": shown,
            "rows": with_words(shown.rows),
            "found": found,
            "shown": _shown(shown, found),
            "alike": _alike(form) if shown.first else [],
            "chosen": _chosen(form),
            "downloads": downloads(form.asked()),
            "downloads_url": _all_downloads(form.asked()),
            "unknown": [name[:40] for name in form.unknown()[:5]],
            **addresses(shown, request.GET),
        },
    )


def downloads(asked: dict[str, str]) -> list[tuple[str, str]]:
    """Format and address of each download of exactly this search."""
    query = urlencode(asked)
    return [
        (
            form.upper(),
            reverse("register:lines", args=[form]) + (f"?{query}" if query else ""),
        )
        for form in ("csv", "xlsx", "json")
    ]


def _all_downloads(asked: dict[str, str]) -> str:
    address = reverse("register:downloads")
    return f"{address}?{urlencode(asked)}" if asked else address


def with_words(rows: list[RegisterLine]) -> list[tuple[RegisterLine, str, str]]:
    """Each entry with the names of its category and answer."""
    return [
        (row, words.category(row.category), words.answer(row.answer)) for row in rows
    ]


def _shown(shown: Page[RegisterLine], found: totals.Totals) -> str:
    if found.more:
        return _("%(rows)d of more than %(cap)s published entries") % {
            "rows": len(shown.rows),
            "cap": f"{found.lines:,}",
        }
    return ngettext(
        "%(rows)d of %(all)s published entry",
        "%(rows)d of %(all)s published entries",
        found.lines,
    ) % {"rows": len(shown.rows), "all": f"{found.lines:,}"}


def _alike(form: SearchForm) -> list[RegisterOrganisation]:
    """Organisations whose name is like the words, when none was chosen yet."""
    words_key = name_key(form.cleaned_data["q"])
    if not form.cleaned_data["q"] or form.sides:
        return []
    alike = Func(
        words_key,
        F("search_key"),
        function="word_similarity",
        output_field=FloatField(),
    )
    return list(
        RegisterOrganisation.objects.filter(
            search_key__trigram_word_similar=words_key, moved_to=""
        ).order_by(alike.desc(), "name_key")[:ALIKE]
    )


def _chosen(form: SearchForm) -> list[dict[str, Any]]:
    """What the search is narrowed to; each link takes one thing off."""
    asked = form.asked()
    labels = {
        "q": asked.get("q", ""),
        "year": asked.get("year", ""),
        "category": words.category(asked.get("category", "")),
        "country": words.country(asked.get("country", "")),
        "answer": words.answer(asked.get("answer", "")),
        "company": _("Paid by: %s") % form.sides["company"]
        if "company" in asked
        else "",
        "organisation": _("Given to: %s") % form.sides["organisation"]
        if "organisation" in asked
        else "",
        "changed_since": _("Changed since %s") % asked.get("changed_since", ""),
    }
    return [
        {
            "label": label,
            "url": "?"
            + urlencode({key: value for key, value in asked.items() if key != name}),
        }
        for name, label in labels.items()
        if name in asked
    ]
