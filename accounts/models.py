"""The person who signs in. Personal details live here and nowhere in the history."""

import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audit.ids import NewPublicId
from audit.models import ClockTimestamp, tracked


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, email: str, password: str | None = None, **fields: Any
    ) -> "User":
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person with a way to sign in. What they may do comes from memberships alone.

    Erasing a person empties `email` (an unusable address) and `name`; the row stays, so
    that history still points somewhere.
    """

    class Mail(models.TextChoices):
        AT_ONCE = "at_once", _("At once")
        DAILY = "daily", _("Once a day, together")
        NONE = "none", _("No e-mail; I look here")

    public_id = models.CharField(
        max_length=16, unique=True, db_default=NewPublicId(), editable=False
    )
    email = models.EmailField(_("e-mail address"), max_length=254)
    name = models.CharField(_("name"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en-gb")
    mail = models.CharField(
        _("e-mail"), max_length=10, choices=Mail, default=Mail.AT_ONCE
    )
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(db_default=ClockTimestamp(), editable=False)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
            models.CheckConstraint(
                condition=models.Q(mail__in=["at_once", "daily", "none"]),
                name="user_mail_known",
            ),
        ]

    def __str__(self) -> str:
        if self.erased_at:
            return gettext("a person")
        return self.name or self.email


class LegalHoldQuerySet(models.QuerySet["LegalHold"]):
    def standing(self, today: datetime.date) -> "LegalHoldQuerySet":
        """Those that forbid erasing on a day; the last day counts."""
        return self.filter(lifted_on__isnull=True, until_on__gte=today)


class LegalHold(models.Model):
    """A ground in law on which a person's details are kept although they want them erased.

    Set and lifted by a registrar; the person reads the ground and the last day.
    """

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="holds")
    ground = models.TextField(_("ground in law"))
    until_on = models.DateField(_("until"))
    set_on = models.DateField()
    set_by_id = models.BigIntegerField()
    lifted_on = models.DateField(null=True, blank=True)
    lifted_by_id = models.BigIntegerField(null=True, blank=True)

    history = tracked()
    objects = LegalHoldQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(set_on__isnull=False, set_by_id__isnull=False),
                name="legal_hold_set_on_with_set_by",
            ),
            models.CheckConstraint(
                condition=models.Q(lifted_on__isnull=True, lifted_by_id__isnull=True)
                | models.Q(lifted_on__isnull=False, lifted_by_id__isnull=False),
                name="legal_hold_lifted_on_with_lifted_by",
            ),
            models.CheckConstraint(
                condition=~models.Q(ground=""), name="legal_hold_has_a_ground"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} until {self.until_on}"
