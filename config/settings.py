"""The only settings. What differs between installations stands in `.env.example`."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.utils.translation import gettext_lazy as _

from config.guard import refuse_unsafe

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(os.environ.get("EVENHAND_ENV_FILE", BASE_DIR / ".env"))

MODE = env.str("EVENHAND_MODE", "production")
PRODUCTION = MODE == "production"
DEMO = MODE == "demo"
LOCAL = MODE in {"dev", "test"}

SECRET_KEY = env.str(
    "SECRET_KEY", "" if PRODUCTION else "only-for-development-and-the-demo" * 2
)
DEBUG = env.bool("DEBUG", MODE == "dev")
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=[] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"]
)
SITE_URL = env.str("SITE_URL", "" if PRODUCTION else "http://localhost:8000")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []
INSTALLATION_NAME = env.str("INSTALLATION_NAME", "Evenhand")
CONTACT_EMAIL = env.str(
    "CONTACT_EMAIL", "" if PRODUCTION else "contact@evenhand.example"
)
REGISTER_LICENCE = env.str("REGISTER_LICENCE", "CC BY 4.0")
GRANTS_PREFIX = env.str("GRANTS_PREFIX", "")
EVALUATION_DAYS = env.int("EVALUATION_DAYS", 60)
# In how many days a company answers when somebody asks for a correction, and after how
# many days the words and the address of whoever asked are erased; no code sets either.
CORRECTION_DAYS = env.int("CORRECTION_DAYS", 30)
CORRECTION_WORDS_DAYS = env.int("CORRECTION_WORDS_DAYS", 365)
INDEPENDENCE_ALERT_LEVELS = sorted(
    env.list("INDEPENDENCE_ALERT_LEVELS", cast=int, default=[10, 20, 25, 50])
)
# The short form is offered up to these sums; no code sets one. A volunteer should not
# have to read more than a page for about what one stand or a yearly membership costs.
SHORT_FORM_UP_TO = {
    currency: int(amount)
    for currency, amount in env.dict(
        "SHORT_FORM_UP_TO",
        default={"GBP": "2500", "EUR": "3000", "USD": "3000", "CHF": "3000"},
    ).items()
}
LEGAL_HELP_DAYS = env.int("LEGAL_HELP_DAYS", 10)

# Applications, upper layers first
INSTALLED_APPS = [
    "config",
    "register",
    "inbox",
    "independence",
    "disclosures",
    "partnerships",
    "organisations",
    "regimes",
    "documents",
    "notices",
    "accounts",
    "audit",
    "ui",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "simple_history",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "config.middleware.health",
    "config.middleware.content_security_policy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.log_requests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.middleware.keep_private",
    "config.middleware.refuse_nul",
    "accounts.middleware.keep_typed_text",
    "organisations.middleware.acting_for",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "ui.forms.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.site",
            ],
            "builtins": ["ui.templatetags.ui"],
        },
    }
]

# The database: two roles. The application can't change tables or rewrite history;
# the owner migrates. `config/devdb.py` starts the embedded one and sets EVENHAND_DEVDB.


def _database(url: str) -> dict[str, Any]:
    parsed: dict[str, Any] = env.db_url_config(url)
    return parsed


def _databases() -> tuple[dict[str, Any], dict[str, Any]]:
    """The application's and the owner's way in."""
    if socket := os.environ.get("EVENHAND_DEVDB", ""):
        base = {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "evenhand",
            "HOST": socket,
            "PORT": "5432",  # else libpq asks PGPORT
        }
        return {**base, "USER": "evenhand_app"}, {**base, "USER": "evenhand_owner"}
    application = _database(env.str("DATABASE_URL", "postgresql://"))
    if owner_url := env.str("DATABASE_OWNER_URL", ""):
        return application, _database(owner_url)
    if PRODUCTION:
        return application, application
    # One address for development: the owner's. The application's role is taken on at
    # connection, as far as one address allows.
    owner = dict(application)
    options = {"options": "-c role=evenhand_app"}
    return {**application, "OPTIONS": options}, owner


DATABASE_APPLICATION, DATABASE_OWNER = _databases()
AS_OWNER = env.bool("EVENHAND_AS_OWNER", False)
DATABASE_APP_ROLE = env.str(
    "DATABASE_APP_ROLE",
    "evenhand_app" if not PRODUCTION else DATABASE_APPLICATION.get("USER", ""),
)
DATABASES = {
    "default": {
        **(DATABASE_OWNER if AS_OWNER else DATABASE_APPLICATION),
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", 0 if LOCAL else 600),
        "CONN_HEALTH_CHECKS": True,
    }
}
STATEMENT_TIMEOUT_SECONDS = env.int("STATEMENT_TIMEOUT_SECONDS", 30)
# Days from the last approval until an agreement can no longer be signed
SIGN_WITHIN_DAYS = env.int("SIGN_WITHIN_DAYS", 60)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# History is written by the database (audit/triggers.py), never by signals
SIMPLE_HISTORY_ENABLED = False
SIMPLE_HISTORY_HISTORY_ID_USE_UUID = False

# People
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "inbox:index"
LOGOUT_REDIRECT_URL = "register:home"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = False
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = env.int("REAUTHENTICATION_SECONDS", 15 * 60)
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "reauthenticate": "10/m/user",
    "letter_code": "10/m/ip,40/h/ip",
    "access_request": "5/m/ip,20/h/ip",
    "invitation": "30/m/ip",
    "invite": "20/m/user,200/h/user",
    "verify_agreement": "20/m/ip,200/h/ip",
    "correction": "5/m/ip,30/d/ip,20/d/key",
}
ACCOUNT_EMAIL_NOTIFICATIONS = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_TOTP_ISSUER = INSTALLATION_NAME
MFA_TOTP_TOLERANCE = 1  # phones whose clock is half a minute off
SOCIALACCOUNT_ADAPTER = "accounts.adapter.SocialAccountAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
OIDC_EMAIL_DOMAINS = [
    domain.strip().lower() for domain in env.list("OIDC_EMAIL_DOMAINS", default=[])
]
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "company",
                    "name": env.str("OIDC_NAME", "Company account"),
                    "client_id": env.str("OIDC_CLIENT_ID", ""),
                    "secret": env.str("OIDC_CLIENT_SECRET", ""),
                    "settings": {"server_url": env.str("OIDC_SERVER_URL", "")},
                }
            ],
        }
    }
    if env.str("OIDC_SERVER_URL", "")
    else {}
)

# Sessions: idle time by role and the time in all end in organisations/middleware.py.
# Rows are kept longer, so that what somebody typed before is kept when they return.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 36 * 3600
SESSION_TOTAL_SECONDS = env.int("SESSION_TOTAL_SECONDS", 12 * 3600)
SESSION_IDLE_SECONDS = env.int("SESSION_IDLE_SECONDS", 8 * 3600)
SESSION_IDLE_SECONDS_OFFICERS = env.int("SESSION_IDLE_SECONDS_OFFICERS", 30 * 60)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
HTTPS = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION or HTTPS
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Transport
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", PRODUCTION)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 31_536_000 if PRODUCTION else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
X_FRAME_OPTIONS = "DENY"
if env.bool("BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # throttling counts by the visitor's address
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# Shared by all processes: throttling counts in the database's cache table
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    }
}

# Language and time
LANGUAGE_CODE = "en-gb"
LANGUAGES = [
    ("en-gb", _("English")),
    ("de", _("German")),
    ("fr", _("French")),
    ("nl", _("Dutch")),
    ("es", _("Spanish")),
    ("it", _("Italian")),
    ("el", _("Greek")),
    ("uk", _("Ukrainian")),
]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", "Europe/London")

# Files that the browser gets
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if LOCAL
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
WHITENOISE_USE_FINDERS = LOCAL
WHITENOISE_AUTOREFRESH = LOCAL

# Mail: by SMTP in production; otherwise written to a folder, to read what would go out
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
if env.str("EMAIL_URL", ""):
    vars().update(EMAIL_CONFIG)
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = BASE_DIR / ".local" / "mail"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Evenhand <no-reply@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
MAIL_DOMAIN = urlsplit(SITE_URL).hostname or "localhost"

# Background work
TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}
}

# One line of JSON for each message; never an address, a name or a query string.
# Django's own handlers would write such things, so they are taken away.
LOG_LEVEL = env.str("LOG_LEVEL", "WARNING")
ACCESS_LOG = env.bool("ACCESS_LOG", PRODUCTION)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "level": LOG_LEVEL},
        "django.request": {"level": "ERROR"},  # the rest stands in the access log
        "config.access": {"level": "INFO" if ACCESS_LOG else "WARNING"},
    },
}

# e-mail addresses are unique without regard to case, by a constraint of our own
SILENCED_SYSTEM_CHECKS = ["auth.W004"]

refuse_unsafe(globals())
