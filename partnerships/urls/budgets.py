"""Addresses of one budget for several funders."""

from django.urls import path

from partnerships.views import budget_changes, budgets, funders, invoices

ONE = "budgets/<str:public_id>/"
FUNDER = f"{ONE}funders/<str:funder_id>/"
INVOICE = f"{ONE}invoices/<str:invoice_id>/"

urlpatterns = [
    path("budgets/", budgets.index, name="budget-list"),
    path("budgets/new/", budget_changes.create, name="budget-create"),
    path(ONE, budgets.detail, name="budget"),
    path(f"{ONE}edit/", budget_changes.edit, name="budget-edit"),
    path(f"{ONE}copy/", budget_changes.copy, name="budget-copy"),
    path(f"{ONE}lines/", budget_changes.items, name="budget-items"),
    path(f"{ONE}history/", budgets.history, name="budget-history"),
    path(f"{ONE}moves/<str:name>/", budget_changes.move, name="budget-move"),
    path(f"{ONE}flags/<str:slug>/", budget_changes.share_flag, name="budget-flag"),
    path(f"{ONE}papers/new/", budget_changes.give, name="budget-paper-give"),
    path(f"{ONE}papers/<str:document_id>/", budgets.paper, name="budget-paper"),
    path(f"{ONE}funders/new/", funders.create, name="budget-funder-create"),
    path(FUNDER, funders.edit, name="budget-funder-edit"),
    path(f"{FUNDER}sight/", funders.sight, name="budget-funder-sight"),
    path(f"{FUNDER}hide/", funders.hide, name="budget-funder-hide"),
    path(f"{FUNDER}reads/", budgets.preview, name="budget-preview"),
    path(f"{ONE}invoices/", invoices.index, name="budget-invoice-list"),
    path(f"{ONE}invoices/new/", invoices.create, name="budget-invoice-create"),
    path(INVOICE, invoices.edit, name="budget-invoice-edit"),
    path(f"{INVOICE}drop/", invoices.drop, name="budget-invoice-drop"),
    path(f"{INVOICE}scan/", invoices.scan, name="budget-invoice-scan"),
]
