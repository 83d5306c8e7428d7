"""Addresses of what agencies passed on for companies."""

from django.urls import URLPattern, path

from disclosures.views import passed_on, passed_on_rows

ONE = "passed-on/<slug:public_id>/"
ROW = f"{ONE}rows/<slug:row_id>/"

urlpatterns: list[URLPattern] = [
    path("passed-on/", passed_on.index, name="passed-on-list"),
    path(
        "periods/<str:public_id>/passed-on/",
        passed_on.of_period,
        name="period-passed-on",
    ),
    path(ONE, passed_on.detail, name="passed-on-detail"),
    path(f"{ONE}rows.<slug:form>", passed_on.export, name="passed-on-export"),
    path(f"{ONE}hand-in/", passed_on.hand_in, name="passed-on-hand-in"),
    path(f"{ONE}take-back/", passed_on.take_back, name="passed-on-take-back"),
    path(f"{ONE}withdraw/", passed_on.withdraw, name="passed-on-withdraw"),
    path(f"{ONE}rows/new/", passed_on_rows.create, name="passed-on-create"),
    path(f"{ONE}files/", passed_on_rows.upload, name="passed-on-upload"),
    path(f"{ONE}files/<slug:document_id>/", passed_on_rows.look, name="passed-on-file"),
    path(ROW, passed_on_rows.detail, name="passed-on-row"),
    path(f"{ROW}remove/", passed_on_rows.remove, name="passed-on-remove"),
    path(f"{ROW}settle/", passed_on_rows.settle, name="passed-on-settle"),
]
