"""Is it complete? What an agreement lacks, in words, and what may go on all the same.

The rules are those of `domain` 9.6 as far as they concern agreements (VR-01 to VR-09,
VR-13, VR-20 to VR-25). How strictly each is asked is a matter of the profile of the
regime. A finding never stops anybody but for a few that nobody can insist on (`FIRM`).
"""

from partnerships.gates.checking import Check, assessed
from partnerships.gates.rule import Case, Finding, Rule

__all__ = ["Case", "Check", "Finding", "Rule", "assessed"]
