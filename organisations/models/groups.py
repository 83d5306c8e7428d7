"""Which organisations are parts of a group, however far below."""

from django.db import models


class PartOf(models.Func):
    """Whether the organisation with the first key is a part of the second, or of a part.

    Both are keys of organisations; the second is the same for all rows, so that the group
    is looked up once. Each organisation is taken once, so that a circle comes to an end.
    """

    arg_joiner = (
        " IN (WITH RECURSIVE part(id) AS ("
        "SELECT id FROM organisations_organisation WHERE parent_id = "
    )
    template = (
        "%(expressions)s UNION SELECT below.id FROM organisations_organisation below"
        " JOIN part ON below.parent_id = part.id) SELECT id FROM part)"
    )
    arity = 2
    output_field = models.BooleanField()
