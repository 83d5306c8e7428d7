"""Every address of the site. Each app's patterns carry their full paths."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("accounts.urls")),
    path("", include("disclosures.urls")),  # rules/checks/ before rules/<public id>/
    path("", include("organisations.urls")),
    path("", include("independence.urls")),
    path("", include("partnerships.urls")),
    path("", include("inbox.urls")),
    path("", include("register.urls")),
    path("accounts/", include("allauth.urls")),
]
