"""Addresses of requests for legal help."""

from django.urls import path

from partnerships.views import legal_help

urlpatterns = [
    path("agreements/<str:reference>/legal-help/", legal_help.index, name="legal-help"),
    path(
        "agreements/<str:reference>/legal-help/ask/",
        legal_help.ask,
        name="legal-help-ask",
    ),
    path(
        "agreements/<str:reference>/legal-help/answer/",
        legal_help.answer,
        name="legal-help-answer",
    ),
    path(
        "agreements/<str:reference>/legal-help/end/",
        legal_help.end,
        name="legal-help-end",
    ),
]
