"""Which part an actor plays in matters of access: the names used in the tables."""

HOLDER = "holder"  # has the link or the code
INVITERS = "inviters"  # the administrators, or the company that invited
REGISTRAR = "registrar"
REQUESTER = "requester"  # asked for access
CALENDAR = "calendar"  # what time makes due; no person
