"""The web server's way in; production unless EVENHAND_MODE says otherwise."""

import os

from django.core.wsgi import get_wsgi_application

from config.limits import limit_statements

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("EVENHAND_MODE", "production")

application = get_wsgi_application()
limit_statements()
