"""Finding one another: companies find patient organisations, and these find companies."""

from organisations.directory.beside import register_answer_days, register_flags

__all__ = ["register_answer_days", "register_flags"]
