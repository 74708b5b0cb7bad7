"""TimeML: a document per article, with its times as TIMEX3 in the text.

TimeML 1.2.1 (Saurí et al. 2006), as the scorer of TempEval-3 reads it. Of TimeML's tags only TIMEX3
is written: docanalyze finds no events, signals or links.
"""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from docanalyze.exporting.articles import Article
from docanalyze.exporting.tables import RunTables
from docanalyze.exporting.timex import Timex, timexes_of
from docanalyze.exporting.written import Written
from docanalyze.files import write_text

__all__ = ["timeml_of", "write"]

# What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_NAMES = re.compile(r"[^\w.-]+")
LONGEST_NAME = 100
UNKNOWN_DAY = "XXXX-XX-XX"
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">

"""


def write(run: RunTables, folder: Path) -> Written:
    """Write each article to ``<name of its source>.tml``.

    Args:
        run: The tables.
        folder: Exists.
    """
    taken: Counter[str] = Counter()
    for article in run.articles(("dates",)):
        name = _file_name(str(article.document["source"]))
        taken[name.lower()] += 1
        if taken[name.lower()] > 1:
            name = f"{name}-{article.document['doc_id']}"
        write_text(folder / f"{name}.tml", timeml_of(article))
    return Written(taken.total())


def _file_name(source: str) -> str:
    """Return the last part of a source's path without its last suffix (``a/b.txt``: ``b``)."""
    last = source.rsplit("/", 1)[-1]
    stem, _, record = last.partition("#")
    stem = stem.rpartition(".")[0] or stem
    name = _NOT_IN_NAMES.sub("_", f"{stem}-{record}" if record else stem)
    return name[:LONGEST_NAME].strip(".") or "article"


def timeml_of(article: Article) -> str:
    """Return an article as a TimeML document; its text is unchanged inside ``TEXT``.

    Characters that XML 1.0 cannot hold become U+FFFD, one for one.
    """
    document = article.document
    text = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", document["text"])
    published = document["published"]
    created = Timex(0, 0, "DATE", published or UNKNOWN_DAY, is_creation=True)
    parts = [
        _HEAD,
        f"<DOCID>{escape(document['doc_id'])}</DOCID>\n\n",
        f"<DCT>{_tagged(created, 0, escape(published or ''))}</DCT>\n\n",
        f"<TITLE>{_clean(document['title'])}</TITLE>\n\n" if document["title"] else "",
        "<TEXT>",
        _marked(text, timexes_of(text, article.rows["dates"], published)),
        "</TEXT>\n\n</TimeML>\n",
    ]
    return "".join(parts)


def _clean(text: str) -> str:
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))


def _marked(text: str, timexes: Sequence[Timex]) -> str:
    parts, at = [], 0
    for number, timex in enumerate(timexes, start=1):
        parts.append(escape(text[at : timex.start]))
        parts.append(_tagged(timex, number, escape(text[timex.start : timex.end])))
        at = timex.end
    parts.append(escape(text[at:]))
    return "".join(parts)


def _tagged(timex: Timex, number: int, content: str) -> str:
    attributes = {
        "tid": f"t{number}",
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "quant": timex.quant,
        "temporalFunction": "true" if timex.is_relative else "false",
        "functionInDocument": "CREATION_TIME" if timex.is_creation else "NONE",
        "anchorTimeID": "t0" if timex.from_creation else None,
    }
    written = " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items() if value)
    return f"<TIMEX3 {written}>{content}</TIMEX3>"
