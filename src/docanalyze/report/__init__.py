"""The report that opens from disk."""
