"""Make the picture of the report that stands in the README.

The picture is of a real run over ``corpus/articles``. It needs Chromium or Chrome, which is asked
for nothing but a file on the disk:

    python scripts/make_screenshot.py --browser /usr/bin/chromium --output docs/images/report.png

One article is opened, so that its marked text can be seen, and the long lists above it are cut
short; nothing else is changed.
"""

import argparse
import base64
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import docanalyze

ROOT = Path(__file__).parents[1]
OPENED = "pact-and-covenant.txt"
WIDTH, HEIGHT = 1000, 1780
LARGEST = 300_000
SECONDS = 60
# A browser that fetches, reports and remembers nothing.
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--hide-scrollbars", "--force-color-profile=srgb"),
)
# What the picture leaves out, so that marked text is in view.
LEFT_OUT = "#actors, #quality, details:not([open]), #treaties tr:nth-child(n + 5) { display: none }"


def picture_page(page: str, doc_id: str) -> str:
    """Return the report with one article open and the long tables left out.

    Args:
        page: The report.
        doc_id: The article to open.
    """
    opened = page.replace(f'<details id="{doc_id}">', f'<details id="{doc_id}" open>')
    style = re.search(r"<style>(.*?)</style>", opened, re.DOTALL)
    if style is None:
        raise ValueError("the report has no style")
    longer = style[1] + LEFT_OUT
    before, after = (
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in (style[1], longer)
    )
    return opened.replace(style[1], longer).replace(before, after)


def take_picture(browser: str, page: Path, picture: Path, scratch: Path) -> None:
    """Have a browser draw a page.

    Args:
        browser: Its path.
        page: The HTML file.
        picture: The PNG to write.
        scratch: Where the browser may keep its profile.
    """
    picture.parent.mkdir(parents=True, exist_ok=True)
    command = [
        *(browser, *FLAGS),
        f"--user-data-dir={scratch / 'profile'}",
        f"--window-size={WIDTH},{HEIGHT}",
        f"--screenshot={picture.resolve()}",
        page.resolve().as_uri(),
    ]
    subprocess.run(command, check=True, timeout=SECONDS, capture_output=True)  # noqa: S603


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Make docs/images/report.png.")
    parser.add_argument("--browser", default=shutil.which("chromium"), help="Chromium or Chrome")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "images" / "report.png")
    options = parser.parse_args()
    options.output = options.output.resolve()
    if not options.browser:
        parser.error("no Chromium was found; name it by --browser")
    with tempfile.TemporaryDirectory(prefix="docanalyze-picture-") as folder:
        scratch = Path(folder)
        # By the path that readers of the README type.
        os.chdir(ROOT)
        result = docanalyze.analyse("corpus/articles", output=scratch / "out")
        documents = result.documents
        doc_id = documents.loc[documents["source"].str.endswith(OPENED), "doc_id"].iloc[0]
        page = scratch / "out" / "report" / "index.html"
        page.write_text(picture_page(page.read_text(encoding="utf-8"), doc_id), encoding="utf-8")
        take_picture(options.browser, page, options.output, scratch)
    size = options.output.stat().st_size
    print(f"{options.output}: {size:,} bytes")
    if size > LARGEST:
        parser.error(f"the picture is larger than {LARGEST:,} bytes")


if __name__ == "__main__":
    main()
