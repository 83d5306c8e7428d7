"""Addresses of the directory."""

from django.urls import path

from organisations.views import directory

FIND = "organisations/find/"

urlpatterns = [
    path(FIND, directory.index, name="find"),
    path(f"{FIND}map/", directory.on_a_map, name="find-map"),
    path(f"{FIND}organisations.csv", directory.download, name="find-download"),
]
