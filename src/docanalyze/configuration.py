"""The parts and settings of a run: what a user may choose, from a file or the command line."""

import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from docanalyze.errors import UsageError

if TYPE_CHECKING:
    from docanalyze.reading import ReadingOptions

__all__ = ["DATE_ORDERS", "Configuration", "DateOrder", "read_configuration"]

DateOrder = Literal["auto", "dmy", "mdy", "ymd"]
DATE_ORDERS: tuple[DateOrder, ...] = get_args(DateOrder)
LISTS = ("register", "include", "exclude")
PATHS = ("spacy_model", "classifier")
FLAGS = ("any_language", "one_per_group")


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
        text_column: Column of tables, or key of JSON lines, that holds the article; None: guessed.
        any_language: Whether articles in other languages than English are analysed, too.
        max_seconds_per_file: Seconds that the parser of a PDF, a web page or an Office file may
            take for one article.
        include: Patterns as for the shell: only files that match one are read, if there are any.
        exclude: Patterns: files that match one are passed over.
        one_per_group: Whether exact and near copies of an earlier article are left out of the
            tables; rewritten ones never are.
    """

    spacy_model: str | None = None
    classifier: str | None = None
    register: tuple[str, ...] = ()
    date_order: DateOrder = "auto"
    text_column: str | None = None
    any_language: bool = False
    max_seconds_per_file: float = 60.0
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    one_per_group: bool = False

    def __post_init__(self) -> None:
        """Refuse what no run could use.

        Raises:
            UsageError: The date order is none of those known, or no time is allowed.
        """
        if self.date_order not in DATE_ORDERS:
            raise UsageError(
                f"date_order is {self.date_order!r}. Choose one of {', '.join(DATE_ORDERS)}."
            )
        if not self.max_seconds_per_file > 0:
            raise UsageError("max_seconds_per_file must be more than 0.")

    @property
    def reading(self) -> "ReadingOptions":
        """The settings that concern reading."""
        from docanalyze.reading import ReadingOptions

        return ReadingOptions(
            **{field.name: getattr(self, field.name) for field in fields(ReadingOptions)}
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the settings as they stand in ``run.json``."""
        lists = {name: list(getattr(self, name)) for name in LISTS}
        return asdict(self) | lists


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
    if name in LISTS:
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            what = "a folder or a list of folders" if name == "register" else "a list of patterns"
            raise UsageError(f"{path}: {name} must be {what}.")
        return tuple(str(path.parent / item) if name == "register" else item for item in value)
    if name in FLAGS:
        if not isinstance(value, bool):
            raise UsageError(f"{path}: {name} must be true or false.")
        return value
    if name == "max_seconds_per_file":
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise UsageError(f"{path}: {name} must be a number.")
        return float(value)
    if not isinstance(value, str):
        raise UsageError(f"{path}: {name} must be text in quotation marks.")
    # A spaCy pipeline may be a package's name, which is no path.
    beside = path.parent / value
    return str(beside) if name in PATHS and beside.exists() else value
