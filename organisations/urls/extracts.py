"""Addresses of extracts of registers."""

from django.urls import URLPattern, path

from organisations.views import extract_answers, extracts

ONE = "registrar/extracts/<slug:public_id>/"

urlpatterns: list[URLPattern] = [
    path("registrar/extracts/", extracts.index, name="extract-list"),
    path("registrar/extracts/upload/", extracts.upload, name="extract-upload"),
    path(ONE, extracts.detail, name="extract-detail"),
    path(f"{ONE}reading/", extract_answers.reading_page, name="extract-reading"),
    path(f"{ONE}columns/", extract_answers.columns_page, name="extract-columns"),
    path(f"{ONE}decide/", extract_answers.decide_page, name="extract-decide"),
    path(f"{ONE}rows/<slug:verdict>/", extracts.rows, name="extract-rows"),
    path(f"{ONE}refused.csv", extracts.refused, name="extract-refused"),
    path(f"{ONE}move/<slug:name>/", extracts.move, name="extract-move"),
]
