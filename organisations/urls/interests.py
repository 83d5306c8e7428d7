"""Addresses of declared interests."""

from django.urls import path

from organisations.views import interests

ALL = "organisations/interests/"
ONE = f"{ALL}<str:public_id>/"

urlpatterns = [
    path(ALL, interests.index, name="interests"),
    path(f"{ALL}people/", interests.people, name="interests-people"),
    path(f"{ALL}new/", interests.create, name="interest-create"),
    path(f"{ONE}renew/", interests.renew, name="interest-renew"),
    path(f"{ONE}end/", interests.end, name="interest-end"),
]
