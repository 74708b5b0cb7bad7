"""What speed is measured of: each is a function of a text, made anew in a process of its own.

    python benchmarks/contenders.py NAME TEXTS LIMIT

prints one line of JSON: words, seconds of the processor and of the clock, and the largest resident
memory. Loading and a first few texts do not count.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from texts import articles_of

__all__ = ["BYTES_PER_UNIT", "CONTENDERS", "available", "default_recogniser", "n_words_of"]

LABELS = ("EVENT", "FAC", "GPE", "LAW", "LOC", "NORP", "ORG", "PERSON", "WORK_OF_ART")
WARMING = 3
# macOS counts in bytes.
BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024

Work = Callable[[str], Any]


def default_recogniser() -> Language:
    """Return blank English with spaCy's default recogniser, with weights drawn at random.

    What it costs does not depend on its weights.
    """
    nlp = spacy.blank("en")
    recogniser: Any = nlp.add_pipe("ner")
    for label in LABELS:
        recogniser.add_label(label)
    nlp.initialize()
    return nlp


def _kernel() -> Work:
    from docanalyze.configuration import Configuration
    from docanalyze.reading import Article
    from docanalyze.running.kernel import Analyser, analyse_shard

    analyser = Analyser(Configuration())
    return lambda text: analyse_shard([Article(doc_id="d0", text=text, format="txt")], analyser)


def _dateparser() -> Work:
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    return lambda text: search_dates(text, languages=["en"])


def _timexy() -> Work:
    import_module("timexy")  # tells spaCy of its component
    nlp = spacy.blank("en")
    nlp.add_pipe("timexy")
    return nlp


def _textacy() -> Work:
    from textacy.extract.keyterms import textrank

    nlp = spacy.blank("en")
    return lambda text: textrank(nlp(text), normalize="lower", include_pos=None)


# By name: what it needs to be installed, and how it is made.
CONTENDERS: Mapping[str, tuple[str, Callable[[], Work]]] = {
    "spaCy's tokeniser": ("spacy", lambda: spacy.blank("en")),
    "spaCy's default NER": ("spacy", default_recogniser),
    "docanalyze's kernel": ("docanalyze", _kernel),
    "textacy's TextRank": ("textacy", _textacy),
    "dateparser's search": ("dateparser", _dateparser),
    "timexy": ("timexy", _timexy),
}


def available() -> list[str]:
    """Return the names of those that can be measured here."""
    return [name for name, (module, _) in CONTENDERS.items() if find_spec(module)]


def n_words_of(text: str) -> int:
    """Return how many words a text has: stretches without blanks."""
    return len(text.split())


def main() -> None:
    """Measure one, and print a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("texts", type=Path)
    parser.add_argument("limit", type=int)
    arguments = parser.parse_args()
    texts = [article.text for article in articles_of(arguments.texts, arguments.limit)]
    work = CONTENDERS[arguments.name][1]()
    for text in texts[:WARMING]:
        work(text)
    clock, processor = time.perf_counter(), time.process_time()
    for text in texts:
        work(text)
    measured = {
        "words": sum(map(n_words_of, texts)),
        "processor": time.process_time() - processor,
        "clock": time.perf_counter() - clock,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES_PER_UNIT,
    }
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
