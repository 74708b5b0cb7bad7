"""The parts and settings of a run: what a user may choose, from a file or the command line."""

import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from docanalyze.errors import UsageError

__all__ = ["DATE_ORDERS", "Configuration", "DateOrder", "read_configuration"]

DateOrder = Literal["auto", "dmy", "mdy", "ymd"]
DATE_ORDERS: tuple[DateOrder, ...] = get_args(DateOrder)


@dataclass(frozen=True, slots=True)
class Configuration:
    """Everything that changes the rows, apart from the articles.

    Args:
        spacy_model: Name or folder of a spaCy pipeline with an entity recogniser; None: the one
            that ships with docanalyze.
        classifier: Folder of a governance classifier; None: the one that ships.
        register: Folders of register files over the shipped ones, later ones winning.
        date_order: How ``06/02/2026`` is read; ``auto`` lets the article decide, and gives both
            readings where it does not.
    """

    spacy_model: str | None = None
    classifier: str | None = None
    register: tuple[str, ...] = ()
    date_order: DateOrder = "auto"

    def __post_init__(self) -> None:
        """Refuse what no run could use.

        Raises:
            UsageError: The date order is none of those known.
        """
        if self.date_order not in DATE_ORDERS:
            raise UsageError(
                f"date_order is {self.date_order!r}. Choose one of {', '.join(DATE_ORDERS)}."
            )

    def as_dict(self) -> dict[str, Any]:
        """Return the settings as they stand in ``run.json``."""
        return asdict(self) | {"register": list(self.register)}


def read_configuration(path: str | Path | None = None, **chosen: Any) -> Configuration:
    """Read settings from a TOML file, and put over them what was chosen directly.

    Args:
        path: TOML with any of the fields of :class:`Configuration`; relative paths in it are
            relative to its folder. None: defaults.
        **chosen: Settings that win over the file's; None or empty ones do not count.

    Raises:
        UsageError: The file cannot be read, is not TOML, or has an unknown or ill-typed setting.
    """
    settings = {} if path is None else _settings(Path(path))
    configuration = Configuration(**settings)
    return replace(configuration, **{name: value for name, value in chosen.items() if value})


def _settings(path: Path) -> dict[str, Any]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}). Name a TOML file.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not a TOML file in UTF-8 ({error}).") from error
    known = [field.name for field in fields(Configuration)]
    for name, value in content.items():
        if name not in known:
            raise UsageError(f"{path}: unknown setting {name!r}. Known: {', '.join(known)}.")
        content[name] = _checked(path, name, value)
    return content


def _checked(path: Path, name: str, value: Any) -> Any:
    if name == "register":
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise UsageError(f"{path}: register must be a folder or a list of folders.")
        return tuple(str(path.parent / item) for item in value)
    if not isinstance(value, str):
        raise UsageError(f"{path}: {name} must be text in quotation marks.")
    # A spaCy pipeline may be a package's name, which is no path.
    beside = path.parent / value
    return str(beside) if name != "date_order" and beside.exists() else value
