"""Addresses of organisations, of their people, and of the registrar's work, by noun."""

from organisations.urls import organisations, people, registrar

app_name = "organisations"
urlpatterns = [
    *people.urlpatterns,
    *registrar.urlpatterns,
    *organisations.urlpatterns,
]
