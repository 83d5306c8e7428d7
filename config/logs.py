"""Logs as one JSON object a line, without personal data."""

import json
import logging
from datetime import UTC, datetime

from django.http import HttpRequest

KEPT = ("status_code", "duration_ms", "method", "route")


class JsonFormatter(logging.Formatter):
    """Time, level, logger, message; for a request its route's pattern, never its address."""

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            match = request.resolver_match
            entry["route"] = match.route if match else "(unknown)"
            entry["method"] = request.method
            entry["message"] = str(record.msg).split(":")[0].replace("%s", "").strip()
        else:
            entry["message"] = record.getMessage()
        entry.update(
            {key: getattr(record, key) for key in KEPT if hasattr(record, key)}
        )
        if record.exc_info and record.exc_info[0]:
            # the kind and the place; the message could quote what somebody typed
            entry["error"] = record.exc_info[0].__name__
            trace = record.exc_info[2]
            places = []
            while trace:
                code = trace.tb_frame.f_code
                places.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_name}")
                trace = trace.tb_next
            entry["trace"] = places[-12:]
        return json.dumps(entry, ensure_ascii=False)
