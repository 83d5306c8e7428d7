"""How long a session lasts, and how long ago its person showed who they are."""

import time

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

BEGUN_KEY = "begun_at"
SEEN_KEY = "seen_at"
SEEN_EVERY_SECONDS = 60


def begin(session: SessionBase) -> None:
    """Somebody has just signed in."""
    session[BEGUN_KEY] = session[SEEN_KEY] = time.time()


def over(session: SessionBase, *, idle_seconds: int) -> bool:
    """Whether the session has been idle for too long, or has lasted too long in all."""
    now = time.time()
    idle = now - session.get(SEEN_KEY, now)
    lasted = now - session.get(BEGUN_KEY, now)
    return bool(idle > idle_seconds or lasted > settings.SESSION_TOTAL_SECONDS)


def seen(session: SessionBase) -> None:
    """Notes, at most once a minute, that the person did something."""
    now = time.time()
    if BEGUN_KEY not in session:
        session[BEGUN_KEY] = now
    if now - session.get(SEEN_KEY, 0) > SEEN_EVERY_SECONDS:
        session[SEEN_KEY] = now


def signed_in_lately(session: SessionBase) -> bool:
    """Whether signing in was in the last 15 minutes (`REAUTHENTICATION_SECONDS`)."""
    lasted = time.time() - session.get(BEGUN_KEY, 0)
    return bool(lasted < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)
