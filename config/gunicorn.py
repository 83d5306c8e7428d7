"""The web server: `gunicorn --config config/gunicorn.py config.wsgi`.

Gunicorn's own messages go through the same formatter as ours; it would write the
visitor's address and the query. Requests are logged by `config.middleware`.
"""

import os

bind = os.environ.get("BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 120  # seconds; the largest upload on a slow line is read before that
graceful_timeout = 30
max_requests = 10_000  # a worker begins anew now and then, so that no leak can grow
max_requests_jitter = 1_000
control_socket_disable = True
accesslog = None
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "gunicorn.error": {
            "handlers": ["console"],
            "level": "INFO",
            "propagate": False,
        },
        "gunicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
