"""Everything docanalyze raises on purpose.

::

    DocanalyzeError                 a clear sentence, and the exit code it means
    ├── UsageError            2     what was asked for cannot be used: a path, a model, a register,
    │   │                           a label file, a setting
    │   ├── LabelFileError    2     a label file that cannot be trained on
    │   └── ModelError        2     a model that is damaged, foreign or of other library versions
    ├── UnreadableInputError        one input that cannot be analysed: a row of ``errors``
    ├── OutputError           4     the output cannot be written
    └── ClusterLostError    130     the scheduler of a cluster is gone; the same command goes on

Every message names the file, says what is wrong and what to do.
"""

__all__ = [
    "ClusterLostError",
    "DocanalyzeError",
    "LabelFileError",
    "ModelError",
    "OutputError",
    "UnreadableInputError",
    "UsageError",
]


class DocanalyzeError(Exception):
    """The root of all errors that docanalyze raises on purpose."""

    exit_code = 1


class UsageError(DocanalyzeError):
    """Something named by the user cannot be used."""

    exit_code = 2


class LabelFileError(UsageError):
    """A label file lacks a column, contradicts itself or holds too little."""


class ModelError(UsageError):
    """A model cannot be loaded, or not safely."""


class OutputError(DocanalyzeError):
    """The output folder or file cannot be written."""

    exit_code = 4


class ClusterLostError(DocanalyzeError):
    """The scheduler of a Dask cluster is gone; what was done is kept."""

    exit_code = 130


class UnreadableInputError(DocanalyzeError):
    """One input cannot be analysed; the run goes on without it.

    Args:
        message: A sentence that names what is wrong and what to do.
        code: The word for it in the ``errors`` table, such as ``empty``.
    """

    exit_code = 3

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code
