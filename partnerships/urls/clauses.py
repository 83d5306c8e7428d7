"""Addresses of the clause library, of talking about clauses and agreeing to one."""

from django.urls import path

from partnerships.views import clause_library, talk

urlpatterns = [
    path("clauses/", clause_library.index, name="clause-library"),
    path("clauses/texts/", clause_library.texts, name="starter-texts"),
    path(
        "clauses/<slug:key>/<int:number>/confirm/",
        clause_library.confirm,
        name="clause-confirm",
    ),
    path("agreements/<str:reference>/talk/", talk.index, name="talk"),
    path("agreements/<str:reference>/talk/new/", talk.begin, name="talk-begin"),
    path(
        "agreements/<str:reference>/talk/<str:public_id>/",
        talk.detail,
        name="talk-detail",
    ),
    path(
        "agreements/<str:reference>/clauses/<str:key>/consent/",
        talk.consent,
        name="clause-consent",
    ),
]
