"""How well and how fast entity models are: quality on held-out parts, words a second on one core.

    python benchmarks/entities.py DATA_FOLDER models/en_docanalyze [another pipeline ...]
    python benchmarks/entities.py DATA_FOLDER --speed-only

``DATA_FOLDER`` holds the sources that ``scripts/train_entities.py`` trains on; the parts measured
are those that it holds out by a hash of the text. F1 of exact spans with the types that corpora
share: people, organisations, places, everything else. Speed is that of the model alone, next to
spaCy's default convolutional recogniser, which is initialised at random, because what it costs does
not depend on its weights.
"""

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example

from texts import CORPUS, articles_of

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))
from entity_data import LABELS, coarse_scores, load_parts

SHIPPED = Path(__file__).parents[1] / "models" / "en_docanalyze"
TURNS = 5
DEFAULT = "spaCy's default CNN"


def default_recogniser() -> Language:
    """Return blank English with spaCy's default entity recogniser, untrained."""
    nlp = spacy.blank("en")
    recogniser = nlp.add_pipe("ner")
    for label in sorted(LABELS):
        recogniser.add_label(label)  # type: ignore[attr-defined]
    example = Example.from_dict(nlp.make_doc("One sentence is enough."), {"entities": []})
    nlp.initialize(lambda: [example])
    return nlp


def speeds(pipelines: Mapping[str, Language], texts: Sequence[str]) -> dict[str, float]:
    """Return words a second of processor time, the best of some turns, pipelines taking turns."""
    n_words = sum(len(text.split()) for text in texts)
    best = dict.fromkeys(pipelines, 0.0)
    for _ in range(TURNS):
        for name, nlp in pipelines.items():
            docs = [nlp.make_doc(text) for text in texts]
            begun = time.process_time()
            for _doc in nlp.pipe(docs):
                pass
            best[name] = max(best[name], n_words / (time.process_time() - begun))
    return best


def show_quality(data: Path, pipelines: Mapping[str, Language]) -> None:
    """Print a line for each part and pipeline."""
    _, dev = load_parts(data, with_gmb=False)
    for part, rows in dev.items():
        for name, nlp in pipelines.items():
            figures = coarse_scores(nlp, rows)
            shown = "  ".join(f"{kind} {value:.3f}" for kind, value in figures.items())
            print(f"{part:<22}{name:<28}{shown}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("pipelines", nargs="*", default=[str(SHIPPED)])
    parser.add_argument("--texts", type=Path, default=CORPUS, help="to measure speed on")
    parser.add_argument("--limit", type=int, default=40)
    parser.add_argument("--speed-only", action="store_true")
    arguments = parser.parse_args()
    pipelines = {Path(name).name: spacy.load(name) for name in arguments.pipelines}
    if not arguments.speed_only:
        show_quality(arguments.data, pipelines)
    texts = [article.text for article in articles_of(arguments.texts, arguments.limit)]
    measured = speeds({DEFAULT: default_recogniser(), **pipelines}, texts)
    for name, speed in measured.items():
        print(f"{name:<28}{speed:>10,.0f} words/s  {speed / measured[DEFAULT]:.2f}")


if __name__ == "__main__":
    main()
