"""How long the report takes to write, and a browser to show it.

    python benchmarks/report_paint.py outputs/demo
    python benchmarks/report_paint.py outputs/demo --articles 500 --articles 2000

The folder is that of any run; its articles are copied under other ids up to the numbers asked for.
First paint is the browser's own figure: from the request of the page to the first thing that can be
seen. Complete: until all of it is there and every link works.
"""

import argparse
import resource
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from docanalyze.report import write_report
from multiplied_run import multiply_run

TIMES = 5
NOTED = """() => performance.getEntriesByType('navigation')[0].loadEventEnd > 0
  && performance.getEntriesByType('paint').length > 0"""
PAINT = """() => {
  const [page] = performance.getEntriesByType('navigation');
  const [paint] = performance.getEntriesByType('paint');
  return { painted: paint.startTime, complete: page.loadEventEnd };
}"""


def opened(browser: Any, page: Path) -> tuple[float, float]:
    """Return milliseconds to the first paint, and until all is there: the middle of several."""
    seen = []
    for _ in range(TIMES):
        tab = browser.new_page(viewport={"width": 1200, "height": 900})
        tab.goto(page.as_uri())
        # The browser notes both after it has told that the page is loaded.
        tab.wait_for_function(NOTED)
        seen.append(tab.evaluate(PAINT))
        tab.close()
    return tuple(statistics.median(one[name] for one in seen) for name in ("painted", "complete"))


def main() -> None:
    """Run the command line."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("run", type=Path, help="the folder of a run")
    parser.add_argument("--articles", type=int, action="append", help="500 if not said")
    parser.add_argument("--browser", default=shutil.which("chromium"), help="Chromium or Chrome")
    options = parser.parse_args()
    print("| articles | written in | an article | memory | first page | first paint | complete |")
    print("|---|---|---|---|---|---|---|")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(executable_path=options.browser, args=["--no-sandbox"])
        for n_articles in options.articles or [500]:
            output = Path(scratch, str(n_articles))
            multiply_run(options.run, output, n_articles)
            since = time.process_time()
            page = write_report(output)
            seconds = time.process_time() - since
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            painted, complete = opened(browser, page)
            print(
                f"| {n_articles:,} | {seconds:.1f} s | {seconds / n_articles * 1000:.1f} ms "
                f"| {memory:.0f} MiB | {page.stat().st_size / 1e6:.1f} MB "
                f"| {painted:.0f} ms | {complete:.0f} ms |"
            )
            shutil.rmtree(output)
        browser.close()


if __name__ == "__main__":
    main()
