"""Where an app's tests say which rows of two records can clash in a merge."""

CASES = {}
"""By column and constraint: makes a row for an organisation, and what refuses a merge.

`make(each, third, company, other)` is called for both records, each time with the other.
"""


def case(name, *, companies=False, refused=""):
    def add(make):
        CASES[name] = make, companies, refused
        return make

    return add
