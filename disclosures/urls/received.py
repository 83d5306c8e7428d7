"""Addresses of what organisations received, and of comparing it with reports."""

from django.urls import URLPattern, path

from disclosures.views import comparison_rows, comparisons, receipt_files, receipts

ONE = "received/comparisons/<slug:public_id>/"

urlpatterns: list[URLPattern] = [
    path("received/", receipts.index, name="receipt-list"),
    path("received/new/", receipts.create, name="receipt-create"),
    path("received/files/", receipt_files.upload, name="receipt-upload"),
    path("received/files/<slug:public_id>/", receipt_files.look, name="receipt-file"),
    path("received/comparisons/", comparisons.index, name="comparison-list"),
    path("received/comparisons/start/", comparisons.start, name="comparison-start"),
    path(ONE, comparisons.detail, name="comparison-detail"),
    path(f"{ONE}figures.<slug:form>", comparisons.export, name="comparison-export"),
    path(f"{ONE}match/", comparisons.match, name="comparison-match"),
    path(f"{ONE}show/", comparisons.show, name="comparison-show"),
    path(f"{ONE}hide/", comparisons.hide, name="comparison-hide"),
    path(f"{ONE}pair/", comparison_rows.pair, name="comparison-pair"),
    path(
        f"{ONE}pairs/<slug:pair_id>/part/",
        comparison_rows.part,
        name="comparison-part",
    ),
    path(f"{ONE}rows/<slug:which>/", comparison_rows.index, name="comparison-rows"),
    path(
        f"{ONE}about/<slug:about>/<slug:row_id>/",
        comparison_rows.say,
        name="comparison-say",
    ),
    path("received/<slug:public_id>/", receipts.detail, name="receipt-detail"),
    path(
        "received/<slug:public_id>/document/",
        receipts.document,
        name="receipt-document",
    ),
    path("received/<slug:public_id>/remove/", receipts.remove, name="receipt-remove"),
    path("received/<slug:public_id>/payer/", receipts.payer, name="receipt-payer"),
]
