"""Starts the built-in database before Django reads its settings, when there is no other."""

import os

os.environ.setdefault("EVENHAND_MODE", "test")

from config import devdb  # noqa: E402  the mode is set first

devdb.start()
