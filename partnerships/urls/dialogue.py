"""Addresses of conversations, minutes and follow-ups."""

from django.urls import path

from partnerships.views import dialogue, follow_ups, minutes

PARTNERSHIP = "partnerships/<str:public_id>"
AGREEMENT = "agreements/<str:reference>"
urlpatterns = [
    path(f"{PARTNERSHIP}/conversation/", dialogue.conversation, name="conversation"),
    path(
        f"{AGREEMENT}/conversation/",
        dialogue.conversation,
        name="agreement-conversation",
    ),
    path(
        "messages/<str:public_id>/documents/<str:document_id>/",
        dialogue.document,
        name="message-document",
    ),
    path("messages/<str:public_id>/agree/", dialogue.agree, name="message-agree"),
    path(
        "messages/<str:public_id>/take-back/",
        dialogue.take_back,
        name="message-take-back",
    ),
    path(f"{PARTNERSHIP}/minutes/", minutes.create, name="minutes-create"),
    path(f"{AGREEMENT}/minutes/", minutes.create, name="agreement-minutes-create"),
    path("minutes/<str:public_id>/", minutes.detail, name="minutes"),
    path("minutes/<str:public_id>/correct/", minutes.correct, name="minutes-correct"),
    path("minutes/<str:public_id>/history/", minutes.history, name="minutes-history"),
    path(
        "minutes/<str:public_id>/follow-up/",
        follow_ups.of_minutes,
        name="minutes-follow-up",
    ),
    path(f"{PARTNERSHIP}/follow-ups/", follow_ups.index, name="follow-ups"),
    path(f"{AGREEMENT}/follow-ups/", follow_ups.index, name="agreement-follow-ups"),
    path(f"{PARTNERSHIP}/follow-ups/new/", follow_ups.create, name="follow-up-create"),
    path(
        f"{AGREEMENT}/follow-ups/new/",
        follow_ups.create,
        name="agreement-follow-up-create",
    ),
    path("follow-ups/", follow_ups.mine, name="to-do"),
    path("follow-ups/<str:public_id>/", follow_ups.detail, name="follow-up"),
    path("follow-ups/<str:public_id>/end/", follow_ups.end, name="follow-up-end"),
]
