"""Addresses of what both sides make public."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
