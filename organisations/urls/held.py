"""Addresses of everything that is held about an organisation."""

from django.urls import path

from organisations.views import held

HELD = "organisations/<str:public_id>/held"

urlpatterns = [
    path(f"{HELD}/", held.detail, name="held"),
    path(f"{HELD}.json", held.data, name="held-json"),
    path(f"{HELD}.pdf", held.paper, name="held-pdf"),
]
