"""Addresses of erasing an account, and of legal holds."""

from django.urls import path

from organisations.views import erasing, holds

HOLDS = "registrar/holds/"

urlpatterns = [
    path("accounts/erase/", erasing.erase, name="erase"),
    path(HOLDS, holds.index, name="hold-list"),
    path(f"{HOLDS}new/", holds.create, name="hold-create"),
    path(f"{HOLDS}lift/", holds.lift, name="hold-lift"),
]
