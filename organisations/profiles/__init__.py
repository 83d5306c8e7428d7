"""Profiles: their parts, who reads which, what is missing, what everybody reads."""

from organisations.profiles.completion import completion
from organisations.profiles.parts import PARTS
from organisations.profiles.publishing import publish
from organisations.profiles.sight import for_directory, readable

__all__ = ["PARTS", "completion", "for_directory", "publish", "readable"]
