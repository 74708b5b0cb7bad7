"""The passage classifier: label files, features, training, models."""
