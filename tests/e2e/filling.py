"""What people fill in again and again."""


def fill_day(page, label, day, *, first=False):
    """The three fields of a date; `first`: of the first line of several."""
    group = page.get_by_role("group", name=label)
    group = group.first if first else group
    for name, part in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(name).fill(str(part))
