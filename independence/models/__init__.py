from independence.models.alerts import Alert, SoleProduct
from independence.models.income import Income, IncomePart
from independence.models.public import PublicIncome, PublicSoleProduct

__all__ = [
    "Alert",
    "Income",
    "IncomePart",
    "PublicIncome",
    "PublicSoleProduct",
    "SoleProduct",
]
