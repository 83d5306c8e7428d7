"""Addresses of what both sides make public."""

from django.urls import path

from partnerships.views import public, stories

OF = "partnerships/<str:public_id>/public/"
SHEET = "agreements/<str:reference>/public/"
STORY = "stories/<str:public_id>/"

urlpatterns = [
    path(OF, public.partnership, name="public"),
    path(f"{OF}agree/", public.agree, name="public-agree"),
    path(f"{OF}take-back/", public.take_back, name="public-take-back"),
    path(f"{OF}stories/new/", stories.create, name="story-create"),
    path(SHEET, public.agreement, name="agreement-public"),
    path(f"{SHEET}agree/", public.agree_to_agreement, name="agreement-public-agree"),
    path(
        f"{SHEET}take-back/",
        public.take_agreement_back,
        name="agreement-public-take-back",
    ),
    path(STORY, stories.detail, name="story"),
    path(f"{STORY}edit/", stories.edit, name="story-edit"),
    path(f"{STORY}approve/", stories.approve, name="story-approve"),
    path(f"{STORY}take-back/", stories.take_back, name="story-take-back"),
]
