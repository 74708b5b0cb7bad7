"""What needs all articles at once."""
