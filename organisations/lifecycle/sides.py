"""Which part an actor plays: the names used in the tables."""

HOLDER = "holder"  # has the link or the code
INVITERS = "inviters"  # the administrators, or the company that invited
REGISTRAR = "registrar"
REQUESTER = "requester"  # asked for access
OBJECTOR = "objector"  # disagrees with a classification
CHECKER = "checker"  # checks an organisation for a company
CALENDAR = "calendar"  # what time makes due; no person
