"""Turn a folder of articles about world order into tables you can cite."""

__version__ = "0.1.0"
