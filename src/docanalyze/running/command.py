"""What a run was asked to do, filed beside its parts, so that its tables can be made later."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docanalyze.configuration import Configuration
from docanalyze.errors import UsageError
from docanalyze.files import write_text

__all__ = ["COMMAND", "Command"]

COMMAND = "command.json"


@dataclass(frozen=True, slots=True)
class Command:
    """The inputs and settings of a run.

    Args:
        inputs: Files, folders and patterns, as the user named them.
        configuration: Parts and settings.
        folder: In which the command was given: paths in it count from there.
    """

    inputs: tuple[str, ...]
    configuration: Configuration
    folder: Path

    @classmethod
    def given(cls, inputs: Sequence[str | Path], configuration: Configuration) -> "Command":
        """Return the command that is given here and now."""
        return cls(tuple(map(str, inputs)), configuration, Path.cwd())

    def file(self, parts: Path) -> None:
        """Write it into ``OUT/parts``.

        Raises:
            OSError: That is not possible.
        """
        content = {
            "inputs": self.inputs,
            "configuration": self.configuration.as_dict(),
            "folder": str(self.folder),
        }
        write_text(parts / COMMAND, json.dumps(content, indent=1) + "\n")

    @classmethod
    def filed(cls, output: Path) -> "Command":
        """Return the command of which an output folder is made.

        Raises:
            UsageError: There is none, or it is of another version of docanalyze.
        """
        try:
            content = json.loads((output / "parts" / COMMAND).read_text(encoding="utf-8"))
            settings: dict[str, Any] = {
                name: tuple(value) if isinstance(value, list) else value
                for name, value in content["configuration"].items()
            }
            configuration = Configuration(**settings)
            return cls(tuple(content["inputs"]), configuration, Path(content["folder"]))
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise UsageError(
                f"{output}: no run has begun there (no parts/{COMMAND}). Run "
                f"`docanalyze run PATH --output {output}`, which makes the tables, too."
            ) from error

    @contextmanager
    def in_its_folder(self) -> Iterator[None]:
        """Work where the command was given.

        Raises:
            UsageError: That folder is no longer there.
        """
        if Path.cwd() == self.folder:
            yield
            return
        if not os.access(self.folder, os.X_OK):
            raise UsageError(
                f"{self.folder}: the folder in which the run was begun cannot be entered. Give the "
                "command `docanalyze run` again where its inputs are; it goes on from there."
            )
        with chdir(self.folder):
            yield
