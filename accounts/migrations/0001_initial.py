import audit.ids
import audit.models
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("audit", "0001_ground"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="last login"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        db_default=audit.ids.NewPublicId(),
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                (
                    "email",
                    models.EmailField(max_length=254, verbose_name="e-mail address"),
                ),
                (
                    "name",
                    models.CharField(blank=True, max_length=200, verbose_name="name"),
                ),
                (
                    "language",
                    models.CharField(
                        default="en-gb", max_length=10, verbose_name="language"
                    ),
                ),
                (
                    "mail",
                    models.CharField(
                        choices=[
                            ("at_once", "At once"),
                            ("daily", "Once a day, together"),
                            ("none", "No e-mail; I look here"),
                        ],
                        default="at_once",
                        max_length=10,
                        verbose_name="e-mail",
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=audit.models.ClockTimestamp(), editable=False
                    ),
                ),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="user_email_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mail__in", ["at_once", "daily", "none"])),
                        name="user_mail_known",
                    ),
                ],
            },
        ),
    ]
