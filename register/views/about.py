"""How to read, check, reuse and cite the register."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from disclosures.exports.columns import NAMES
from register import dataset, words
from register.http import public_page


@require_safe
@public_page
def about(request: HttpRequest) -> HttpResponse:
    answers = [
        (code, name, words.ANSWERS_MEAN[code]) for code, name in words.ANSWERS.items()
    ]
    return render(
        request,
        "register/about.html",
        {
            "answers": answers,
            "columns": NAMES,
            "site_url": settings.SITE_URL,
            "dataset": dataset.json_ld(dataset.extent()),
        },
    )
