"""Runs that are cheap to begin and long enough to be disturbed, in processes of their own."""

import os
import signal
import warnings

import pytest
from run_processes import Run, processes_of

import docanalyze

PARAGRAPH = (
    "The envoy of {name} came to Geneva on {day} May 19{year} to sign the treaty. “We have "
    "waited for {name} too long,” said Minister {name} Okafor. Article {day} of the Charter of the "
    "United Nations was not mentioned by anybody, nor was the North Atlantic Treaty.\n\n"
)


@pytest.fixture(scope="session")
def blank(tmp_path_factory):
    """A pipeline without an entity recogniser: quick to load, quick to run."""
    import spacy

    path = tmp_path_factory.mktemp("pipeline") / "blank"
    spacy.blank("en").to_disk(path)
    return path


@pytest.fixture(scope="session")
def many(tmp_path_factory):
    """A folder with forty articles, two of them copies of others, and one that is not English."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(38):
        (folder / f"{number:02d}.txt").write_text(_article(number), encoding="utf-8")
    (folder / "38.txt").write_text(_article(3), encoding="utf-8")
    (folder / "39.txt").write_text(_article(7) + "Reprinted with permission.\n", encoding="utf-8")
    french = "Les petits pays choisissent rarement les règles, mais ils choisissent leurs amis. "
    (folder / "40.txt").write_text(french * 4, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def whole(many, blank, tmp_path_factory):
    """What an undisturbed run in one process makes of them."""
    output = tmp_path_factory.mktemp("whole")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        docanalyze.run([many], output, docanalyze.Configuration(spacy_model=str(blank)))
    return output


def _article(number):
    name = "".join("aeioubdfgl"[int(digit)] * 2 for digit in f"{number:03d}").capitalize()
    return f"The pact of {name}\n\n" + "".join(
        PARAGRAPH.format(
            name=f"{name}{'xyz'[turn % 3]}ia", day=1 + (number + turn) % 28, year=20 + number
        )
        for turn in range(6)
    )


@pytest.fixture
def start(tmp_path, blank):
    """Start a run with the cheap pipeline; whatever is left of it at the end is killed."""
    started = []

    def begin(*arguments):
        started.append(Run([*arguments, "--quiet", "--spacy-model", blank], tmp_path))
        return started[-1]

    yield begin
    for run in started:
        for pid in processes_of(run.process.pid):
            os.kill(pid, signal.SIGKILL)
        run.wait()
