"""Starts the built-in database before Django reads its settings, when there is no other."""

import os

os.environ.setdefault("EVENHAND_MODE", "test")

from config import devdb

devdb.start()
