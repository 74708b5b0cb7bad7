"""The pages of documentation, and the fenced blocks in them."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(
    r"(?:<!--(?P<remark>[^>]*)-->\n)?^(?P<indent> *)```(?P<language>\w+)\n(?P<body>.*?)^ *```$",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Block:
    """A fenced block of a page: its language, what stands in it, the comment before it."""

    language: str
    body: str
    remark: str

    @property
    def commands(self) -> list[str]:
        """The command lines of a console block."""
        return [line[2:] for line in self.body.splitlines() if line.startswith("$ ")]

    @property
    def is_run(self) -> bool:
        """Whether the block can be tried without installing anything."""
        return not self.remark.startswith("not run")

    @property
    def exit_code(self) -> int:
        """The code with which its commands are said to end."""
        stated = re.fullmatch(r"exit code (\d+)", self.remark)
        return int(stated[1]) if stated else 0


def blocks_of(page: Path) -> list[Block]:
    """Return the fenced blocks of a page in order."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            match["language"],
            re.sub(f"^{match['indent']}", "", match["body"], flags=re.MULTILINE),
            (match["remark"] or "").strip(),
        )
        for match in BLOCK.finditer(text)
    ]
