"""Addresses of signing and verifying."""

from django.urls import path

from partnerships.views import papers, signatures, texts, verifying

ONE = "agreements/<str:reference>"

urlpatterns = [
    path("agreements/verify/", verifying.verify, name="verify"),
    path(f"{ONE}/exact-text/", texts.detail, name="exact-text"),
    path(f"{ONE}/exact-text/<str:form>/", texts.file, name="exact-text-file"),
    path(f"{ONE}/sign/", signatures.sign, name="sign"),
    path(f"{ONE}/sign/refuse/", signatures.refuse, name="sign-refuse"),
    path(f"{ONE}/sign/paper/", papers.bring, name="paper"),
    path(f"{ONE}/papers/<str:public_id>/", papers.judge, name="paper-judge"),
    path(f"{ONE}/papers/<str:public_id>/scan/", papers.scan, name="paper-scan"),
]
