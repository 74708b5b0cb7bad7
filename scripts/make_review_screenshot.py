"""Make the picture of the review page that stands in the documentation.

The picture is of the page that ``docanalyze review`` serves for a real run over articles of the
corpus, in a real browser:

    python scripts/make_review_screenshot.py --browser /usr/bin/chromium
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import docanalyze

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "corpus" / "gold" / "dev"
WIDTH, HEIGHT = 1240, 880
LARGEST = 300_000
# What is typed before the picture is taken: a label, a second one.
KEYS = ("2", "a")


def take_picture(browser: str, address: str, picture: Path) -> None:
    """Have a browser open the page, begin to label a passage, and draw what it shows.

    Args:
        browser: Its path.
        address: Of the page.
        picture: The PNG to write.
    """
    with sync_playwright() as running:
        opened = running.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = opened.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(f"{address}next")
        page.keyboard.press("1")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        for key in KEYS:
            page.keyboard.press(key)
        page.screenshot(path=picture)
        opened.close()


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Make docs/images/review.png.")
    parser.add_argument("--browser", default=shutil.which("chromium"), help="Chromium or Chrome")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "images" / "review.png")
    options = parser.parse_args()
    if not options.browser:
        parser.error("no Chromium was found; name it by --browser")
    with tempfile.TemporaryDirectory(prefix="docanalyze-picture-") as folder:
        articles, output = Path(folder) / "articles", Path(folder) / "out"
        articles.mkdir()
        for path in ARTICLES.glob("*.txt"):
            shutil.copy(path, articles)
        docanalyze.run([articles], output)
        command = [sys.executable, "-m", "docanalyze", "review", str(output), "--no-open"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
            try:
                said = server.stdout.readline() if server.stdout else ""
                address = re.search(r"http://\S+", said)
                if address is None:
                    raise SystemExit(f"the page was not served: {said}")
                take_picture(options.browser, address[0], options.output)
            finally:
                server.terminate()
    size = options.output.stat().st_size
    print(f"{options.output}: {size:,} bytes")
    if size > LARGEST:
        parser.error(f"the picture is larger than {LARGEST:,} bytes")


if __name__ == "__main__":
    main()
