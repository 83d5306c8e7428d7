"""Addresses of activities and fair pay, and of what waits in all partnerships."""

from django.urls import path

from partnerships.views import activities, activity_changes, due, fair_pay, rates

PARTNERSHIP = "partnerships/<str:public_id>/activities/"
ONE = "activities/<str:public_id>/"
PAY = "agreements/<str:reference>/fair-pay/"
RATES = "rates/"

urlpatterns = [
    path("activities/due/", due.index, name="due"),
    path("activities/due/<str:what>/", due.index, name="due-of"),
    path(RATES, rates.index, name="rate-table-list"),
    path(f"{RATES}new/", rates.create, name="rate-table-create"),
    path(f"{RATES}<str:public_id>/", rates.detail, name="rate-table"),
    path("fair-pay/<str:public_id>/", fair_pay.detail, name="fair-pay"),
    path(
        "fair-pay/<str:public_id>/<str:name>/",
        fair_pay.move,
        name="fair-pay-move",
    ),
    path(PAY, fair_pay.index, name="fair-pay-list"),
    path(f"{PAY}new/", fair_pay.create, name="fair-pay-create"),
    path(PARTNERSHIP, activities.index, name="activity-list"),
    path(f"{PARTNERSHIP}new/", activity_changes.create, name="activity-create"),
    path(ONE, activities.detail, name="activity"),
    path(f"{ONE}edit/", activity_changes.edit, name="activity-edit"),
    path(f"{ONE}people/", activity_changes.people, name="activity-people"),
    path(f"{ONE}<str:name>/", activity_changes.move, name="activity-move"),
]
