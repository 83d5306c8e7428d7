"""Addresses of insights and what followed."""

from django.urls import path

from partnerships.views import insights

OF = "partnerships/<str:public_id>/insights/"
ONE = "insights/<str:public_id>/"

urlpatterns = [
    path("insights/", insights.index, name="insights"),
    path("insights/figures/", insights.figures, name="insights-figures"),
    path(OF, insights.of, name="insights-of"),
    path(f"{OF}new/", insights.create, name="insights-of-create"),
    path(ONE, insights.detail, name="insight"),
    path(f"{ONE}correct/", insights.correct, name="insight-correct"),
    path(f"{ONE}take-back/", insights.take_back, name="insight-take-back"),
    path(f"{ONE}decisions/new/", insights.decide, name="insight-decide"),
    path(
        "insight-decisions/<str:public_id>/told-back/",
        insights.feed_back,
        name="told-back",
    ),
]
