"""Addresses of companies of a group, and of what they say."""

from django.urls import URLPattern, path

from disclosures.views import affiliate_moves, affiliate_statements, affiliates

PERIOD = "periods/<str:public_id>/affiliates/"
ONE = "affiliates/<str:public_id>/"

urlpatterns: list[URLPattern] = [
    path(PERIOD, affiliates.index, name="period-affiliates"),
    path(f"{PERIOD}ask/", affiliates.ask, name="period-affiliates-ask"),
    path(f"{PERIOD}name/", affiliates.name, name="period-affiliates-name"),
    path("affiliates/", affiliate_statements.index, name="affiliate-list"),
    path(ONE, affiliate_statements.detail, name="affiliate-detail"),
    path(f"{ONE}document/", affiliate_statements.document, name="affiliate-document"),
    path(f"{ONE}say/", affiliate_moves.say, name="affiliate-say"),
    path(f"{ONE}take-back/", affiliate_moves.take_back, name="affiliate-take-back"),
    path(f"{ONE}ask-again/", affiliate_moves.ask_again, name="affiliate-ask-again"),
    path(f"{ONE}take-out/", affiliate_moves.take_out, name="affiliate-take-out"),
    path(f"{ONE}put-back/", affiliate_moves.put_back, name="affiliate-put-back"),
    path(f"{ONE}remind/", affiliate_moves.remind, name="affiliate-remind"),
]
