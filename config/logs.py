"""Logs as one JSON object a line, without personal data."""

import json
import logging
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
KEPT = ("status_code", "duration_ms")
DEEPEST = 12  # places of a trace that are kept, the innermost ones

MAIL_ADDRESS = re.compile(r"[^\s<>\"'(),;:]+@[^\s<>\"'(),;:]+")
QUERY = re.compile(r"\?[^\s\"'<>]*")
PLACEHOLDER = re.compile(r"%(\(\w+\))?[-#0 +]*[\d.*]*[a-zA-Z]")
IDENTIFIER = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}")


class JsonFormatter(logging.Formatter):
    """Time, level, logger, message; for a request its route's pattern, never its address."""

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
        }
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            match = request.resolver_match
            method = request.method or ""
            entry["method"] = method if method in METHODS else "(other)"
            entry["route"] = f"/{match.route}" if match else "(none)"
        entry.update(
            {key: getattr(record, key) for key in KEPT if hasattr(record, key)}
        )
        if record.exc_info and record.exc_info[0]:
            # the kind and the place; the exception's words may quote what somebody typed
            entry["error"] = record.exc_info[0].__name__
            entry["trace"] = _places(record.exc_info[2])
        return json.dumps(entry, ensure_ascii=False)


def _message(record: logging.LogRecord) -> str:
    """What was said, with values filled in as far as they can't be about a person.

    Our own loggers are trusted with what they say. Of others the values are kept that
    are numbers, identifiers or names of code; an exception's words are never kept, and
    Django's about a request are no more than its address.
    """
    words = str(record.msg)
    if record.name.startswith("django.") and hasattr(record, "status_code"):
        return HTTPStatus(record.status_code).phrase
    if record.exc_info and record.exc_info[1] and words == str(record.exc_info[1]):
        return ""
    if _is_ours(record.name):
        words = record.getMessage()
    elif isinstance(record.args, Mapping):
        words = PLACEHOLDER.sub("…", words)
    elif record.args:
        values = iter(record.args)
        words = PLACEHOLDER.sub(lambda _: _value(next(values, "")), words)
    return QUERY.sub("", MAIL_ADDRESS.sub("(address)", words))


def _is_ours(name: str) -> bool:
    """Whether a logger or a task, by its dotted name, is in one of our apps."""
    app = apps.app_configs.get(name.partition(".")[0])
    return app is not None and Path(app.path).parent == settings.BASE_DIR


def _value(value: object) -> str:
    harmless = isinstance(value, int | float | UUID | Enum) or (
        isinstance(value, str) and (IDENTIFIER.fullmatch(value) or _is_ours(value))
    )
    return str(value) if harmless else "…"


def _places(trace: TracebackType | None) -> list[str]:
    places = []
    while trace:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places[-DEEPEST:]
