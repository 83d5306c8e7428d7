"""Addresses of review: a recipient's entries, questions and claims."""

from django.urls import URLPattern, path

from disclosures.views import claims, entries, questions, review, review_workbook

urlpatterns: list[URLPattern] = [
    path("review/", review.index, name="review"),
    path("review/published/", review.published, name="review-published"),
    path("review/public/", review.public, name="review-public"),
    path("review/print/", review.to_print, name="review-print"),
    path("review/answers/", review.answers, name="review-answers"),
    path("review/workbook/", review_workbook.download, name="review-workbook"),
    path(
        "review/workbook/upload/",
        review_workbook.upload,
        name="review-workbook-upload",
    ),
    path(
        "review/workbook/<str:public_id>/",
        review_workbook.preview,
        name="review-workbook-preview",
    ),
    path("review/entries/<str:public_id>/", entries.detail, name="entry-detail"),
    path("review/entries/<str:public_id>/answer/", entries.answer, name="entry-answer"),
    path(
        "review/entries/<str:public_id>/take-back/",
        entries.take_back,
        name="entry-take-back",
    ),
    path("review/entries/<str:public_id>/letter/", entries.letter, name="entry-letter"),
    path("claims/", claims.index, name="claim-list"),
    path("claims/new/", claims.create, name="claim-create"),
    path("claims/<str:public_id>/", claims.detail, name="claim-detail"),
    path("claims/<str:public_id>/evidence/", claims.evidence, name="claim-evidence"),
    path("claims/<str:public_id>/accept/", claims.accept, name="claim-accept"),
    path("claims/<str:public_id>/reject/", claims.reject, name="claim-reject"),
    path("claims/<str:public_id>/withdraw/", claims.withdraw, name="claim-withdraw"),
    path("questions/", questions.index, name="question-list"),
    path("questions/<str:public_id>/", questions.detail, name="question-detail"),
    path(
        "questions/<str:public_id>/settle-by-change/",
        questions.settle_by_change,
        name="question-settle-by-change",
    ),
    path("questions/<str:public_id>/accept/", questions.accept, name="question-accept"),
    path(
        "questions/<str:public_id>/withdraw/",
        questions.withdraw,
        name="question-withdraw",
    ),
]
