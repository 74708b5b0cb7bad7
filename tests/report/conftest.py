"""Pages opened in a real browser, and reports to open."""

import shutil
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from docanalyze import write_report

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
from multiplied_run import multiply_run

MANY = 500


class Visit:
    """A page that was opened, and what it did meanwhile."""

    def __init__(self, page):
        self.page = page
        self.requests = []
        self.said = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: self.said.append(dialog.message))

    def go(self, path, place=""):
        self.page.goto(f"{path.resolve().as_uri()}{place}")
        self.page.wait_for_load_state()
        return self.page

    def focused(self, selector):
        """Whether what has the focus is like that."""
        return self.page.evaluate("s => document.activeElement.matches(s)", selector)

    def tab_to(self, selector, most=200):
        """Press Tab until something like that has the focus."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.focused(selector):
                return
        raise AssertionError(f"the Tab key does not come to {selector}")


@pytest.fixture
def visit(browser):
    """A way to open pages, each in a fresh browser; nothing may be asked for or complained of."""

    @contextmanager
    def opened(**settings):
        settings = {"viewport": {"width": 1200, "height": 900}} | settings
        context = browser.new_context(**settings)
        visit = Visit(context.new_page())
        yield visit
        context.close()
        assert {url.partition(":")[0] for url in visit.requests} <= {"file"}
        assert len(visit.requests) == len([url for url in visit.requests if ".html" in url])
        assert visit.said == []

    return opened


@pytest.fixture(scope="session")
def many(demo, tmp_path_factory):
    """A report on 500 articles."""
    output = tmp_path_factory.mktemp("many") / "out"
    multiply_run(demo, output, MANY)
    write_report(output)
    return output


@pytest.fixture(scope="session")
def paged(demo, tmp_path_factory):
    """The report on the corpus as it would be if it were too large for one page."""
    output = tmp_path_factory.mktemp("paged") / "out"
    shutil.copytree(demo, output)
    write_report(output, inline_articles=10, rows_a_page=1000)
    return output
