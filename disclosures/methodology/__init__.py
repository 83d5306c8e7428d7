"""How a company counted, field by field: what is asked, what is answered, how it is told.

`answers` of a note is a dictionary: code of a field → {"choice": code, "words": text}. A
field without an answer is told as "not stated". Fields are those of a methodology note
under the EFPIA Code (2019), Art. 24, and the ABPI Code, clause 29.1.
"""

from disclosures.methodology.fields import FIELDS, Field, field
from disclosures.methodology.told import (
    Answers,
    Row,
    differences,
    in_full,
    rows,
    unanswered,
)

__all__ = ["FIELDS", "Answers", "Field", "Row", "differences", "field", "in_full", "rows",
           "unanswered"]  # fmt: skip
