"""How django-allauth behaves here: nobody signs up by themselves; people are invited.

Its hooks are where signing in and changes of passwords, codes and passkeys are recorded.
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts import drafts, sessions
from accounts.actions import note
from accounts.models import User

SILENT = frozenset({"logged_in", "logged_out"})


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_user_search_fields(self) -> list[str]:
        return ["email", "name"]

    def format_email_subject(self, subject: str) -> str:
        return f"{settings.INSTALLATION_NAME}: {subject}"

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """There are no user names."""

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Signing in and out show by themselves; only what changed needs saying."""
        name = (message_template or "").rpartition("/")[2].removesuffix(".txt")
        if name not in SILENT:
            super().add_message(request, level, message_template, *args, **kwargs)

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        sessions.begin(request.session)
        note("signed_in", user)

    def logout(self, request: HttpRequest) -> None:
        person = request.user
        super().logout(request)
        if isinstance(person, User):
            drafts.signed_out(request, person)
            note("signed_out", person)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        note("sign_in_failed", None)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tells the person of each change to how they sign in, and records it."""
        note(template_prefix.rpartition("/")[2], user)
        super().send_notification_mail(template_prefix, user, context, email)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        note("sign_in_refused", user)
        response: HttpResponse = super().respond_user_inactive(request, user)
        return response


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """A company's sign-in service opens accounts that were invited, and no others."""
        return False

    def can_authenticate_by_email(self, login: Any, email: str) -> bool:
        """The service is believed about addresses of its own domains alone.

        Whoever keeps it could otherwise sign in as a person of another organisation.
        """
        domain = email.rpartition("@")[2].lower()
        if domain not in settings.OIDC_EMAIL_DOMAINS:
            return False
        allowed: bool = super().can_authenticate_by_email(login, email)
        return allowed
