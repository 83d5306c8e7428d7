"""Addresses of registrar."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
