"""Import spaCy without its command line.

``import spacy`` also imports ``spacy.cli`` for the sake of one function, ``spacy.info``, and with
it four hundred modules that fetch models and draw tables: a third of the time that the import
takes, and nothing that an analysis needs.
"""

import importlib
import sys
from contextlib import suppress
from types import ModuleType
from typing import Any

__all__ = ["import_spacy"]

PACKAGE = "spacy"
COMMAND_LINE = "spacy.cli"
ONE_COMMAND = "spacy.cli.info"


def import_spacy() -> None:
    """Import spaCy, if nobody has yet, and let its command line wait until somebody wants it.

    ``spacy.info`` and ``spacy.cli`` work as always: they are imported when they are used.
    """
    if PACKAGE in sys.modules:
        return
    package, command = ModuleType(COMMAND_LINE), ModuleType(ONE_COMMAND)
    package.__path__ = []
    command.info = _info  # type: ignore[attr-defined]
    stand_ins = {COMMAND_LINE: package, ONE_COMMAND: command}
    sys.modules.update(stand_ins)
    try:
        with suppress(ImportError):
            # A version that wants more of its command line gets all of it below.
            importlib.import_module(PACKAGE)
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)
    importlib.import_module(PACKAGE)
    # Whoever writes `spacy.cli` after importing it is to find the real one.
    vars(sys.modules[PACKAGE]).pop("cli", None)


def _info(*arguments: Any, **named: Any) -> Any:
    return importlib.import_module(ONE_COMMAND).info(*arguments, **named)
