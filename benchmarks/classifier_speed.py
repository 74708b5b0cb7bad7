"""How long the shipped classifier takes for 1,000 passages, on one core.

    python benchmarks/classifier_speed.py

On the labelled passages of the corpus; the least of several turns, in seconds of the processor, so
that other work on the machine counts as little as it can.
"""

import time

from threadpoolctl import threadpool_limits

from docanalyze.governance import load_model, read_labels, shipped_label_files
from docanalyze.governance.tokens import words

TURNS = 5


def main() -> None:
    """Measure, and print a line."""
    begun = time.process_time()
    model = load_model()
    loaded = time.process_time() - begun
    texts = [passage.text for passage in read_labels(shipped_label_files())]
    seconds = []
    with threadpool_limits(limits=1):
        for _ in range(TURNS):
            words.cache_clear()
            begun = time.process_time()
            model.predict(texts)
            seconds.append(time.process_time() - begun)
    n_words = sum(len(text.split()) for text in texts)
    print(
        f"{len(texts):,} passages of {n_words / len(texts):.0f} words: "
        f"{min(seconds) / len(texts) * 1000:.2f} s per 1,000; loading {loaded:.2f} s"
    )


if __name__ == "__main__":
    main()
