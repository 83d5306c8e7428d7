"""Addresses of the use of names and logos, and of patients' data."""

from django.urls import path

from partnerships.views import data_use, permissions

PARTNERSHIP = "partnerships/<str:public_id>/"
LOGO = "logos/<str:public_id>/"
DATA = "data-use/<str:public_id>/"

urlpatterns = [
    path(LOGO, permissions.detail, name="logo"),
    path(f"{LOGO}<str:name>/", permissions.move, name="logo-move"),
    path(DATA, data_use.detail, name="data-use"),
    path(f"{DATA}results/", data_use.results, name="data-use-results"),
    path(f"{DATA}<str:name>/", data_use.move, name="data-use-move"),
    path(f"{PARTNERSHIP}logos/", permissions.index, name="logo-list"),
    path(f"{PARTNERSHIP}logos/new/", permissions.create, name="logo-create"),
    path(f"{PARTNERSHIP}data/", data_use.index, name="data-use-list"),
    path(f"{PARTNERSHIP}data/new/", data_use.create, name="data-use-create"),
]
