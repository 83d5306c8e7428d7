"""Addresses of imports."""

from django.urls import URLPattern, path

from disclosures.views import (
    import_answers,
    import_recipients,
    import_undoing,
    imports,
)

BATCH = "transfers/imports/<slug:public_id>/"

urlpatterns: list[URLPattern] = [
    path("transfers/imports/", imports.index, name="import-list"),
    path("transfers/imports/upload/", imports.upload, name="import-upload"),
    path(BATCH, imports.detail, name="import-detail"),
    path(f"{BATCH}reading/", import_answers.reading_page, name="import-reading"),
    path(f"{BATCH}columns/", import_answers.columns_page, name="import-columns"),
    path(f"{BATCH}words/", import_answers.words_page, name="import-words"),
    path(
        f"{BATCH}recipients/",
        import_recipients.recipients_page,
        name="import-recipients",
    ),
    path(f"{BATCH}rows/<slug:verdict>/", imports.rows, name="import-rows"),
    path(f"{BATCH}payments/", imports.payments, name="import-payments"),
    path(f"{BATCH}take-back/", import_undoing.take_back, name="import-take-back"),
    path(f"{BATCH}refused.csv", imports.refused, name="import-refused"),
    path(f"{BATCH}move/<slug:name>/", imports.move, name="import-move"),
]
