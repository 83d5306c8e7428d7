"""Addresses of totals of payments to persons."""

from django.urls import URLPattern, path

from disclosures.views import people

PERIOD = "periods/<str:public_id>/people/"
ONE = "people-totals/<str:public_id>/"

urlpatterns: list[URLPattern] = [
    path(PERIOD, people.index, name="period-people"),
    path(f"{PERIOD}add/", people.add, name="period-people-add"),
    path(f"{ONE}change/", people.change, name="people-total-change"),
    path(f"{ONE}remove/", people.remove, name="people-total-remove"),
    path(f"{ONE}put-back/", people.put_back, name="people-total-put-back"),
]
