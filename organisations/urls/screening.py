"""Addresses of likenesses to sanctions lists."""

from django.urls import path

from organisations.views import screening

MATCH = "registrar/screening/<str:public_id>/"

urlpatterns = [
    path("organisations/<str:public_id>/screening/", screening.about, name="screening"),
    path("registrar/screening/", screening.queue, name="screening-queue"),
    path(MATCH, screening.detail, name="screening-match"),
    path(f"{MATCH}reopen/", screening.reopen, name="screening-reopen"),
    path(f"{MATCH}tell/", screening.tell, name="screening-tell"),
]
