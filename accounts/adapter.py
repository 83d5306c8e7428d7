"""How django-allauth behaves here: nobody signs up by themselves; people are invited."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest

from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_user_search_fields(self) -> list[str]:
        return ["email", "name"]

    def format_email_subject(self, subject: str) -> str:
        return f"{settings.INSTALLATION_NAME}: {subject}"

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """There are no user names."""


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """A company's sign-in service opens accounts that were invited, and no others."""
        return False
