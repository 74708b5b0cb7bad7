"""The labels of the codebook."""

__all__ = ["LABELS", "NO_MODEL"]

NO_MODEL = "none"

LABELS: tuple[str, ...] = (
    "universal_institution",
    "alliance",
    "ad_hoc_coalition",
    "regional_organisation",
    "great_power_politics",
    "networked_governance",
    NO_MODEL,
)
