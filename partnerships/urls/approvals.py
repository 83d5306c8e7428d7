"""Addresses of approval: is it complete, rules, steps."""

from django.urls import path

from partnerships.views import approval_rules, approvals, completeness

RULES = "agreements/approval-rules"
ONE = "agreements/<str:reference>"

urlpatterns = [
    path(f"{RULES}/", approval_rules.index, name="approval-rules"),
    path(f"{RULES}/new/", approval_rules.create, name="approval-rule-create"),
    path(f"{RULES}/<str:public_id>/", approval_rules.edit, name="approval-rule"),
    path(f"{RULES}/<str:public_id>/end/", approval_rules.end, name="approval-rule-end"),
    path("agreements/waiting/", approvals.waiting, name="approvals-waiting"),
    path(f"{ONE}/complete/", completeness.detail, name="complete"),
    path(f"{ONE}/approval/", approvals.detail, name="approval"),
    path(f"{ONE}/approval/<str:public_id>/", approvals.step, name="approval-step"),
    path(
        f"{ONE}/approval/<str:public_id>/refuse/",
        approvals.refuse,
        name="approval-refuse",
    ),
    path(
        f"{ONE}/approval/<str:public_id>/minutes/",
        approvals.minutes,
        name="approval-minutes",
    ),
]
