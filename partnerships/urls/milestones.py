"""Addresses of the life of an agreement: milestones, acknowledgement, unspent money."""

from django.urls import path

from partnerships.views import acknowledgements, life, milestones, unspent

AGREEMENT = "agreements/<str:reference>/"
ONE = "milestones/<str:public_id>/"
SEEN = "acknowledgements/<str:public_id>/"

urlpatterns = [
    path(ONE, milestones.detail, name="milestone"),
    path(f"{ONE}done/", milestones.done, name="milestone-done"),
    path(
        f"{ONE}evidence/<str:document_id>/",
        milestones.evidence,
        name="milestone-evidence",
    ),
    path(f"{ONE}<str:name>/", milestones.move, name="milestone-move"),
    path(SEEN, acknowledgements.detail, name="acknowledgement"),
    path(f"{SEEN}opinion/", acknowledgements.judge, name="acknowledgement-judge"),
    path(
        f"{SEEN}evidence/",
        acknowledgements.evidence,
        name="acknowledgement-evidence",
    ),
    path(f"{AGREEMENT}life/", life.life, name="life"),
    path(
        f"{AGREEMENT}acknowledgements/",
        acknowledgements.index,
        name="acknowledgement-list",
    ),
    path(
        f"{AGREEMENT}acknowledgements/new/",
        acknowledgements.create,
        name="acknowledgement-create",
    ),
    path(f"{AGREEMENT}unspent/", unspent.detail, name="unspent"),
    path(f"{AGREEMENT}unspent/say/", unspent.say, name="unspent-say"),
    path(f"{AGREEMENT}unspent/<str:name>/", unspent.move, name="unspent-move"),
]
