"""The kernel, and the drivers around it."""
