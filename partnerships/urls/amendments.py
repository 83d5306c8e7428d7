"""Addresses of amendments, and of the end of an agreement."""

from django.urls import path

from partnerships.views import amendments, closing

ONE = "agreements/<str:reference>"

urlpatterns = [
    path(f"{ONE}/amend/", amendments.begin, name="amend"),
    path(f"{ONE}/changes/", amendments.changes, name="amendment-changes"),
    path(f"{ONE}/close/", closing.close, name="agreement-close"),
    path(f"{ONE}/terminate/", closing.terminate, name="agreement-terminate"),
]
