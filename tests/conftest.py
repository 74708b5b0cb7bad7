"""What several stages test with: articles of our own, and one run over them."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How fast a machine is must not decide whether a property holds.
settings.register_profile(
    "steady", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("steady")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CORPUS = Path(__file__).parents[1] / "corpus"

PEACEKEEPERS = """Who keeps the peace when nobody pays?

By Amina Diallo-Frank | 3 May 2021

The Security Council can order a mission under Chapter VII of the Charter of the United Nations. It
cannot order anybody to pay for one.

"We sent the men first and the invoice later," said Colonel Josué Mbeki-Laurent. That was in 1994.

Why should the next mission be different?
"""

ALLIANCE = """An old promise

The North Atlantic Treaty was signed on 4 April 1949. Article 5 commits each ally to treat an attack
on one as an attack on all, and no ally has ever said that it would not come.
"""


@pytest.fixture(scope="session")
def peacekeepers() -> str:
    """The text of an article that names, dates, cites, quotes and asks."""
    return PEACEKEEPERS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "peacekeepers.txt").write_text(PEACEKEEPERS, encoding="utf-8")
    (articles / "alliance.txt").write_text(ALLIANCE, encoding="utf-8")
    return articles


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a run over the articles of the corpus."""
    from docanalyze import run

    output = tmp_path_factory.mktemp("demo") / "out"
    run([CORPUS / "articles"], output)
    return output


@pytest.fixture(scope="session")
def browser():
    """Chromium or Chrome as installed on this machine, without a window."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("no Chromium or Chrome on this machine: nothing was opened in a browser")
    with playwright.sync_playwright() as running:
        # The sandbox cannot be had by root in a container; the pages are our own.
        opened = running.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()
