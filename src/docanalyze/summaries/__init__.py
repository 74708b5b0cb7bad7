"""From rows to a structured summary of each article."""
