"""Addresses of reporting rules."""

from django.urls import path

from organisations.views import regimes

ONE = "rules/<str:public_id>/"

urlpatterns = [
    path("rules/", regimes.index, name="regimes"),
    path(ONE, regimes.detail, name="regime-detail"),
    path(f"{ONE}compare/", regimes.compare, name="regime-compare"),
    path(f"{ONE}copy/", regimes.copy, name="regime-copy"),
    path(f"{ONE}edit/", regimes.edit, name="regime-edit"),
    path(f"{ONE}confirm/", regimes.confirm, name="regime-confirm"),
    path(f"{ONE}drop/", regimes.drop, name="regime-drop"),
]
