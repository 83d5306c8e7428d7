"""Addresses of one budget for several funders."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
