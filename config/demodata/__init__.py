"""Invented organisations, people and payments for the demo."""

PASSWORD = "even hands make light work"  # noqa: S105  of invented people, demo only
