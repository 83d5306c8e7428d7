"""The colour in which a state is shown. The words always say it too."""

_STATES = {
    # settled well, or running
    "teal": "cleared fine upheld accepted active answered approved completed given confirmed delivered done"
    " published sent settled signed verified",
    # somebody should look at it
    "amber": "asked concern conditions late maybe overdue part_signed questioned reservation returned thawed"
    " unsettled unverified waiting",
    # under way
    "blue": "approval collecting certified checking frozen historic in_approval in_correction in_negotiation"
    " in_review invited negotiation opened reading ready ready_to_sign running submitted",
    # it did not work
    "red": "bounced failed refused undeliverable",
}
COLOURS = {state: colour for colour, them in _STATES.items() for state in them.split()}


def colour(state: str) -> str:
    """teal, amber, blue, red, or sand for everything that is neither good nor bad."""
    return COLOURS.get(state.lower().replace(" ", "_").replace("-", "_"), "sand")
