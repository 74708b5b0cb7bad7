"""``python -m docanalyze``: the command line."""

from docanalyze.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
