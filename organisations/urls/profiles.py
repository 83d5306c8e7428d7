"""Addresses of profiles."""

from django.urls import path

from organisations.views import (
    products,
    profile_documents,
    profile_lists,
    profiles,
    ties,
)

PROFILE = "organisations/<str:public_id>/profile/"
BODY = f"{PROFILE}governing-body/"
TIES = f"{PROFILE}ties/"
DOCUMENTS = f"{PROFILE}documents/"
PRODUCTS = f"{PROFILE}products/"

urlpatterns = [
    path(PROFILE, profiles.profile, name="profile"),
    path(f"{PROFILE}conditions/", profile_lists.conditions, name="profile-conditions"),
    path(BODY, profile_lists.governing_body, name="profile-body"),
    path(f"{BODY}new/", profile_lists.member_add, name="profile-body-add"),
    path(f"{BODY}<str:member_id>/", profile_lists.member, name="profile-body-member"),
    path(TIES, ties.ties, name="profile-ties"),
    path(f"{TIES}new/", ties.say, name="profile-tie-say"),
    path(f"{TIES}<str:other_id>/<str:move>/", ties.move, name="profile-tie-move"),
    path(DOCUMENTS, profile_documents.documents, name="profile-documents"),
    path(f"{DOCUMENTS}new/", profile_documents.add, name="profile-documents-add"),
    path(
        f"{DOCUMENTS}<str:document_id>/",
        profile_documents.document,
        name="profile-document",
    ),
    path(
        f"{DOCUMENTS}<str:document_id>/change/",
        profile_documents.change,
        name="profile-document-change",
    ),
    path(
        f"{DOCUMENTS}<str:document_id>/end/",
        profile_documents.end,
        name="profile-document-end",
    ),
    path(PRODUCTS, products.products, name="profile-products"),
    path(f"{PRODUCTS}new/", products.add, name="profile-products-add"),
    path(f"{PRODUCTS}<str:product_id>/", products.product, name="profile-product"),
    path(f"{PRODUCTS}<str:product_id>/end/", products.end, name="profile-product-end"),
    path(f"{PROFILE}<str:part>/", profiles.part, name="profile-part"),
]
