"""Addresses of payments in the books."""

from django.urls import URLPattern, path

from disclosures.views import books, books_entries, books_vendors

BOOKS = "periods/<str:public_id>/books/"
ENTRY = f"{BOOKS}entries/<str:entry_id>/"

urlpatterns: list[URLPattern] = [
    path(BOOKS, books.index, name="period-books"),
    path(f"{BOOKS}bring/", books.bring, name="period-books-bring"),
    path(f"{BOOKS}files/<str:file_id>/", books.columns, name="period-books-columns"),
    path(f"{BOOKS}vendors/", books.vendors, name="period-books-vendors"),
    path(
        f"{BOOKS}vendors/decided/",
        books_vendors.decided,
        name="period-books-decided",
    ),
    path(
        f"{BOOKS}vendors/<str:vendor_id>/reopen/",
        books_vendors.reopen,
        name="period-books-reopen",
    ),
    path(f"{BOOKS}again/", books.again, name="period-books-again"),
    path(ENTRY, books_entries.detail, name="period-books-entry"),
    path(f"{ENTRY}settle/", books_entries.settle, name="period-books-settle"),
]
