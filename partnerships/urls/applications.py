"""Addresses of applications to a company."""

from django.urls import path

from partnerships.views import (
    application_documents,
    application_drafts,
    applications,
    clarifications,
    from_application,
    reviews,
)

ONE = "applications/<str:public_id>"

urlpatterns = [
    path("applications/", applications.index, name="application-list"),
    path(
        "applications/new/<str:public_id>/",
        application_drafts.begin,
        name="application-begin",
    ),
    path(f"{ONE}/", applications.detail, name="application"),
    path(f"{ONE}/organisation/", applications.about, name="application-about"),
    path(f"{ONE}/history/", applications.past, name="application-history"),
    path(f"{ONE}/print/", applications.printed, name="application-print"),
    path(
        f"{ONE}/documents/<str:document_id>/",
        application_documents.document,
        name="application-document",
    ),
    path(
        f"{ONE}/organisation/documents/<str:document_id>/",
        application_documents.profile_document,
        name="application-profile-document",
    ),
    path(f"{ONE}/write/<slug:name>/", application_drafts.part, name="application-part"),
    path(
        f"{ONE}/documents/", application_documents.attach, name="application-documents"
    ),
    path(
        f"{ONE}/documents/<str:document_id>/take-off/",
        application_documents.take_off,
        name="application-take-off",
    ),
    path(f"{ONE}/hand-in/", application_drafts.hand_in, name="application-hand-in"),
    path(f"{ONE}/withdraw/", application_drafts.withdraw, name="application-withdraw"),
    path(f"{ONE}/take/", clarifications.take, name="application-take"),
    path(f"{ONE}/ask/", clarifications.ask, name="application-ask"),
    path(f"{ONE}/answer/", clarifications.answer, name="application-answer"),
    path(f"{ONE}/go-on/", clarifications.go_on, name="application-go-on"),
    path(f"{ONE}/reviews/", reviews.index, name="application-reviews"),
    path(f"{ONE}/reviewers/", reviews.propose, name="application-propose"),
    path(f"{ONE}/review/", reviews.write, name="application-review"),
    path(f"{ONE}/decide/<slug:move>/", reviews.decide, name="application-decide"),
    path(f"{ONE}/agreement/", from_application.begin, name="application-agreement"),
]
