"""Addresses of independence: figures, incomes, questions, workload."""

from django.urls import path

from independence.views import (
    alerts,
    companies,
    incomes,
    overview,
    statements,
    workload,
)

app_name = "independence"

INCOME = "independence/income/"
ALERT = "independence/alerts/<str:public_id>/"
YEAR = "independence/years/<str:ends_on>/"
WORKLOAD = "independence/workload/"

urlpatterns = [
    path("independence/", overview.index, name="index"),
    path("independence/figures.csv", overview.export, name="export"),
    path(YEAR, overview.year, name="year"),
    path(f"{YEAR}rows/", overview.rows, name="rows"),
    path(INCOME, incomes.index, name="income-list"),
    path(f"{INCOME}new/", incomes.create, name="income-create"),
    path(f"{INCOME}<str:public_id>/", incomes.detail, name="income-detail"),
    path(f"{INCOME}<str:public_id>/edit/", incomes.edit, name="income-edit"),
    path(f"{INCOME}<str:public_id>/parts/", incomes.part_add, name="income-part-add"),
    path(
        f"{INCOME}<str:public_id>/parts/end/", incomes.part_end, name="income-part-end"
    ),
    path(
        f"{INCOME}<str:public_id>/document/", incomes.document, name="income-document"
    ),
    path("independence/alerts/", alerts.index, name="alert-list"),
    path(ALERT, alerts.detail, name="alert-detail"),
    path(f"{ALERT}words/", alerts.explain, name="alert-explain"),
    path(f"{ALERT}plan/", alerts.plan, name="alert-plan"),
    path(
        "independence/only-medicine/<str:public_id>/",
        alerts.sole_product,
        name="sole-product",
    ),
    path(WORKLOAD, workload.index, name="workload"),
    path(f"{WORKLOAD}not-now/", workload.say_not_now, name="not-now"),
    path(f"{WORKLOAD}not-now/end/", workload.end_not_now, name="not-now-end"),
    path("statements/", statements.index, name="statements"),
    path("statements/funding/", statements.funding, name="statement-funding"),
    path("statements/year/", statements.yearly, name="statement-year"),
    path("organisations/<str:public_id>/independence/", companies.of, name="of"),
]
