"""The colour in which a state is shown. The words always say it too."""

COLOURS = {
    # settled well, or running
    **dict.fromkeys(
        "active approved answered confirmed completed delivered done published signed"
        " settled verified accepted sent".split(),
        "teal",
    ),
    # somebody should look at it
    **dict.fromkeys(
        "questioned returned unsettled reservation maybe late part-signed thawed"
        " overdue unverified waiting".split(),
        "amber",
    ),
    # under way
    **dict.fromkeys(
        "submitted review in_review in-review in_negotiation in_approval certified frozen"
        " in_correction ready ready_to_sign reading checking correction invited"
        " opened running historic".split(),
        "blue",
    ),
    # it did not work
    **dict.fromkeys("refused failed undeliverable bounced".split(), "red"),
}


def colour(state: str) -> str:
    """teal, amber, blue, red, or sand for everything that is neither good nor bad."""
    return COLOURS.get(state.lower().replace(" ", "_"), "sand")
