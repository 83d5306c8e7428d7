"""The site's addresses, and beside them the floor of the list page."""

from django.urls import include, path

from bench.views import transfers

urlpatterns = [
    path("bench/transfers.json", transfers),
    path("", include("config.urls")),
]
