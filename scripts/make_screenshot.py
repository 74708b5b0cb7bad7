"""Make the pictures of the report that stand in the README.

They are of a real run over ``corpus/articles``: the overview, and an article, everything marked.
It needs Playwright and Chromium or Chrome, which is asked for nothing but a file on the disk:

    python scripts/make_screenshot.py
    python scripts/make_screenshot.py --run outputs/demo --browser /usr/bin/chromium
"""

import argparse
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import docanalyze

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
OPENED = "pact-and-covenant.txt"
WIDTH = 1100
OVERVIEW_HEIGHT, ARTICLE_HEIGHT = 1370, 1050
# The mark that shows its row, so that the picture has one.
POINTED = "mark.provisions"
LARGEST = 300_000


def picture_overview(page: "Page", report: Path) -> Path:
    """Draw the first screen of the report.

    Args:
        page: Of a browser.
        report: The HTML file.
    """
    page.set_viewport_size({"width": WIDTH, "height": OVERVIEW_HEIGHT})
    page.goto(report.as_uri())
    page.wait_for_load_state()
    path = IMAGES / "report.png"
    page.screenshot(path=path)
    return path


def picture_article(page: "Page", report: Path, doc_id: str) -> Path:
    """Draw an article at its text, pointing at a provision.

    Args:
        page: Of a browser.
        report: The HTML file.
        doc_id: The article.
    """
    page.set_viewport_size({"width": WIDTH, "height": ARTICLE_HEIGHT})
    page.goto(f"{report.as_uri()}#{doc_id}")
    page.locator(".article.current").wait_for()
    page.locator(f".article.current {POINTED}").first.hover()
    page.locator("#facts").wait_for()
    path = IMAGES / "report-article.png"
    page.screenshot(path=path)
    return path


def main() -> None:
    """Run the command line."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description="Make the pictures in docs/images.")
    parser.add_argument("--browser", default=shutil.which("chromium"), help="Chromium or Chrome")
    parser.add_argument("--run", type=Path, help="folder of a run over corpus/articles; else made")
    options = parser.parse_args()
    if not options.browser:
        parser.error("no Chromium was found; name it by --browser")
    # By the path that readers of the README type.
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory(prefix="docanalyze-picture-") as scratch:
        output = options.run or Path(scratch, "out")
        if options.run is None:
            docanalyze.run(["corpus/articles"], output)
        report = docanalyze.write_report(output).resolve()
        documents = docanalyze.load(output).documents
        doc_id = documents.loc[documents["source"].str.endswith(OPENED), "doc_id"].iloc[0]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=options.browser, args=["--no-sandbox"]
            )
            page = browser.new_page(color_scheme="light")
            pictures = picture_overview(page, report), picture_article(page, report, doc_id)
            browser.close()
    for picture in pictures:
        size = picture.stat().st_size
        print(f"{picture}: {size:,} bytes")
        if size > LARGEST:
            parser.error(f"{picture} is larger than {LARGEST:,} bytes")


if __name__ == "__main__":
    main()
