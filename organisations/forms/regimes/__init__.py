"""What a registrar changes in a copy of reporting rules, and what confirms them."""

from organisations.forms.regimes.confirming import ConfirmForm
from organisations.forms.regimes.rules import RulesForm

__all__ = ["ConfirmForm", "RulesForm"]
