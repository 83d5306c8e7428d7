"""Addresses of the inbox."""

from django.urls import path

from inbox import views

app_name = "inbox"
urlpatterns = [
    path("inbox/", views.index, name="index"),
    path("inbox/open/", views.open_item, name="open"),
    path("inbox/notices/read/", views.mark_all, name="notices-read"),
    path("inbox/notices/<slug:public_id>/", views.notice, name="notice"),
    path("inbox/notices/<slug:public_id>/read/", views.mark, name="notice-read"),
]
