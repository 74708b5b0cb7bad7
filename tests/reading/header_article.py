"""An article for tests of headers: what stands below them."""

TITLE = "Why Small States Keep Company"
PROSE = (
    "Small states rarely choose the rules they live by, but they can choose whom they keep company "
    "with. The ministers who met in the autumn understood this well, and they said so to anybody "
    "who asked."
)
MORE = (
    "The delegates went home, and the secretariat filed its papers under a heading that nobody "
    "would look up."
)
