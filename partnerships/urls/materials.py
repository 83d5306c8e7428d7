"""Addresses of materials that one side lets the other read."""

from django.urls import path

from partnerships.views import material_changes, materials

PARTNERSHIP = "partnerships/<str:public_id>/materials/"
ONE = "materials/<str:public_id>/"

urlpatterns = [
    path(ONE, materials.detail, name="material"),
    path(f"{ONE}version/", material_changes.version, name="material-version"),
    path(f"{ONE}comment/", material_changes.comment, name="material-comment"),
    path(
        f"{ONE}comments/<str:comment_id>/",
        material_changes.answer,
        name="material-answer",
    ),
    path(f"{ONE}ask/", material_changes.ask, name="material-ask"),
    path(
        f"{ONE}documents/<str:document_id>/",
        materials.document,
        name="material-document",
    ),
    path(f"{ONE}<str:name>/", material_changes.move, name="material-move"),
    path(PARTNERSHIP, materials.index, name="material-list"),
    path(f"{PARTNERSHIP}new/", materials.create, name="material-create"),
]
