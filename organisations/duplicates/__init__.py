"""Records that may be of one organisation: their keys, their likeness, all pairs of them."""
