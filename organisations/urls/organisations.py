"""Addresses of organisations."""

from django.urls import path

from organisations.views import numbers, organisations, parts

ONE = "organisations/<str:public_id>/"

urlpatterns = [
    path("organisations/", organisations.index, name="list"),
    path("organisations/new/", organisations.create, name="create"),
    path(ONE, organisations.detail, name="detail"),
    path(f"{ONE}edit/", organisations.edit, name="edit"),
    path(f"{ONE}names/", parts.name_add, name="name-add"),
    path(f"{ONE}names/end/", parts.name_end, name="name-end"),
    path(f"{ONE}numbers/", parts.identifier_add, name="identifier-add"),
    path(f"{ONE}numbers/end/", parts.identifier_end, name="identifier-end"),
    path(
        f"{ONE}numbers/<path:number>/confirm/",
        numbers.confirm,
        name="identifier-confirm",
    ),
    path(f"{ONE}conditions/", parts.condition_add, name="condition-add"),
    path(f"{ONE}conditions/end/", parts.condition_end, name="condition-end"),
]
