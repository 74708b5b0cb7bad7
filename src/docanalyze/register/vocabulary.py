"""The words that some columns of the register are limited to."""

__all__ = [
    "BINDING",
    "GOVERNANCE_MODELS",
    "ORGANISATION_KINDS",
    "PERIOD_KINDS",
    "PLACE_LABELS",
    "TREATY_KINDS",
]

TREATY_KINDS = (
    *("alliance", "universal_charter", "regional_charter", "arms_control", "peace", "trade"),
    *("environment", "human_rights", "law_of_war", "boundary", "cooperation", "other"),
)
BINDING = ("treaty", "political")
ORGANISATION_KINDS = (
    *("universal", "regional", "alliance", "minilateral", "club", "court", "organ"),
    *("peacekeeping", "financial", "standards", "ngo", "armed_group", "government_body"),
    *("media", "think_tank", "company", "movement"),
)
PERIOD_KINDS = ("war", "crisis", "conference", "revolution", "disaster", "era", "administration")
PLACE_LABELS = ("GPE", "LOC", "FAC")
# The labels of the codebook but `none`: an instrument or body that embodies no model has no label.
GOVERNANCE_MODELS = (
    *("universal_institution", "alliance", "ad_hoc_coalition", "regional_organisation"),
    *("great_power_politics", "networked_governance"),
)
