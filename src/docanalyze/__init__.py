"""Turn a folder of articles about world order into tables you can cite.

>>> import docanalyze
>>> result = docanalyze.analyse("folder")  # doctest: +SKIP
>>> result.treaties  # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docanalyze.configuration import Configuration, read_configuration
    from docanalyze.errors import (
        ClusterLostError,
        DocanalyzeError,
        LabelFileError,
        ModelError,
        OutputError,
        UnreadableInputError,
        UsageError,
    )
    from docanalyze.exporting import ExportReport, export
    from docanalyze.governance import (
        Comparison,
        Evaluation,
        classify_file,
        compare,
        evaluate,
        load_model,
        read_labels,
        train,
    )
    from docanalyze.labelling import Validation, sample, suggest, validate
    from docanalyze.register import Register, RegisterCheck, check_register, load_register
    from docanalyze.report import write_report
    from docanalyze.running import (
        Result,
        RunInterrupted,
        RunReport,
        analyse,
        load,
        merge,
        run,
    )

__version__ = "0.1.0"

_HOMES = {
    "docanalyze.configuration": ("Configuration", "read_configuration"),
    "docanalyze.errors": (
        *("ClusterLostError", "DocanalyzeError", "LabelFileError", "ModelError", "OutputError"),
        *("UnreadableInputError", "UsageError"),
    ),
    "docanalyze.exporting": ("ExportReport", "export"),
    "docanalyze.governance": (
        *("Comparison", "Evaluation", "classify_file", "compare", "evaluate", "load_model"),
        *("read_labels", "train"),
    ),
    "docanalyze.labelling": ("Validation", "sample", "suggest", "validate"),
    "docanalyze.register": ("Register", "RegisterCheck", "check_register", "load_register"),
    "docanalyze.report": ("write_report",),
    "docanalyze.running": (
        *("Result", "RunInterrupted", "RunReport", "analyse", "load", "merge", "run"),
    ),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "ClusterLostError",
    "Comparison",
    "Configuration",
    "DocanalyzeError",
    "Evaluation",
    "ExportReport",
    "LabelFileError",
    "ModelError",
    "OutputError",
    "Register",
    "RegisterCheck",
    "Result",
    "RunInterrupted",
    "RunReport",
    "UnreadableInputError",
    "UsageError",
    "Validation",
    "analyse",
    "check_register",
    "classify_file",
    "compare",
    "evaluate",
    "export",
    "load",
    "load_model",
    "load_register",
    "merge",
    "read_configuration",
    "read_labels",
    "run",
    "sample",
    "suggest",
    "train",
    "validate",
    "write_report",
]


def __getattr__(name: str) -> Any:
    # Imported where first used: `docanalyze --help` must not wait for spaCy and pandas.
    if name in _HOME_OF:
        return getattr(import_module(_HOME_OF[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
