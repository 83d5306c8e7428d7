"""What people fill in again and again."""


def fill_day(page, label, day):
    """The three fields of a date."""
    group = page.get_by_role("group", name=label)
    for name, part in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(name).fill(str(part))
