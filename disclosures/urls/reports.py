"""Addresses of reports."""

from django.urls import path

from disclosures.views import (
    methodology,
    report_files,
    reports,
    reports_bulk,
    reports_moves,
)

NOTE = "methodology/<str:public_id>/"

urlpatterns = [
    path("reports/", reports.index, name="report-list"),
    path(
        "periods/<str:public_id>/report/",
        reports_moves.start,
        name="report-start",
    ),
    path("reports/<str:public_id>/", reports.detail, name="report-detail"),
    path("reports/<str:public_id>/preview/", reports.preview, name="report-preview"),
    path("reports/<str:public_id>/files/", report_files.index, name="report-files"),
    path(
        "reports/<str:public_id>/files/<slug:form>/",
        report_files.file,
        name="report-file",
    ),
    path("reports/<str:public_id>/changes/", reports.changes, name="report-changes"),
    path("reports/<str:public_id>/write/", reports_moves.write, name="report-write"),
    path("reports/<str:public_id>/note/", methodology.choose, name="report-note"),
    path("methodology/", methodology.index, name="methodology-list"),
    path("methodology/begin/", methodology.begin, name="methodology-begin"),
    path(NOTE, methodology.detail, name="methodology-detail"),
    path(f"{NOTE}edit/", methodology.edit, name="methodology-edit"),
    path(f"{NOTE}compare/", methodology.compare, name="methodology-compare"),
    path(
        "reports/<str:public_id>/findings/<slug:code>/",
        reports_bulk.finding,
        name="report-finding",
    ),
    path("reports/<str:public_id>/vat/", reports_bulk.vat, name="report-vat"),
    path(
        "reports/<str:public_id>/approvers/",
        reports_moves.approvers,
        name="report-approvers",
    ),
    path(
        "reports/<str:public_id>/countersign/",
        reports_moves.countersign,
        name="report-countersign",
    ),
    path(
        "reports/<str:public_id>/certify/", reports_moves.certify, name="report-certify"
    ),
    path(
        "reports/<str:public_id>/approve/", reports_moves.approve, name="report-approve"
    ),
    path(
        "reports/<str:public_id>/take-back/",
        reports_moves.take_back,
        name="report-take-back",
    ),
    path(
        "reports/<str:public_id>/publish/", reports_moves.publish, name="report-publish"
    ),
]
