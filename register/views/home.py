"""The start page: what this is, and a search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from disclosures.models.public import PublishedReport
from register.http import public_page

LATEST = 6


@require_safe
@public_page
def home(request: HttpRequest) -> HttpResponse:
    reports = list(PublishedReport.objects.order_by("-published_on", "-pk")[:LATEST])
    return render(request, "register/home.html", {"reports": reports})
