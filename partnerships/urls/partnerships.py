"""Addresses of partnerships: list, one, starting, joining, leading, wordings."""

from django.urls import path

from partnerships.views import (
    conditions,
    ending,
    histories,
    joining,
    leads,
    partnerships,
    starting,
    wordings,
)

HERE = "partnerships/<str:public_id>"
urlpatterns = [
    path("partnerships/", partnerships.index, name="list"),
    path("partnerships/new/", starting.create, name="create"),
    path(f"{HERE}/", partnerships.detail, name="detail"),
    path(f"{HERE}/edit/", starting.edit, name="edit"),
    path(f"{HERE}/conditions/", conditions.conditions, name="conditions"),
    path(f"{HERE}/conditions/end/", conditions.condition_end, name="condition-end"),
    path(f"{HERE}/history/", histories.history, name="history"),
    path(f"{HERE}/invite/", joining.invite, name="invite"),
    path(f"{HERE}/join/", joining.join, name="join"),
    path(f"{HERE}/decline/", joining.decline, name="decline"),
    path(f"{HERE}/leave/", joining.leave, name="leave"),
    path(f"{HERE}/part/", joining.part, name="part"),
    path(
        f"{HERE}/parties/<str:organisation_id>/withdraw/",
        joining.withdraw,
        name="withdraw",
    ),
    path(f"{HERE}/lead/", leads.lead, name="lead"),
    path(f"{HERE}/stage/", leads.stage, name="stage"),
    path(f"{HERE}/wordings/<str:kind>/", wordings.wording, name="wording"),
    path(
        f"{HERE}/wordings/<str:kind>/<int:number>/agree/",
        wordings.agree,
        name="wording-agree",
    ),
    path(f"{HERE}/end/", ending.end, name="end"),
    path(f"{HERE}/take-back/", ending.take_back, name="take-back"),
]
