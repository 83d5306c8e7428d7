"""Addresses of a person's own settings."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("accounts/preferences/", views.preferences, name="preferences"),
    path("accounts/about/", views.kept_about, name="about"),
    path("accounts/data.json", views.data, name="data"),
    path("accounts/kept/", views.kept, name="kept"),
    path("accounts/kept/discard/", views.discard, name="discard"),
]
