"""A run whose articles hold what other forms stumble over."""

import pytest

import docanalyze

ODD = """=HYPERLINK("http://example.invalid","Wait & see")

By Amina Diallo-Frank | 25 March 2013

+1 for the North Atlantic Treaty: Article 5 of it is <b>old</b>, said Colonel Josué Mbeki-Laurent
of Côte d'Ivoire 🕊️ on 3 May 2012. "They said 'never again' and meant it," he added.

US-Japan-Republic of Korea talks: the Rio Treaty | Treaty of Tlatelolco; both\x0bwere signed, in
1947 and 1967. The Franco-British pact was not.
"""
LONG = "The Security Council meets \U0001f54a in 1994. " * 1200


@pytest.fixture(scope="session")
def odd_run(tmp_path_factory):
    """The output of a run over two articles, one with a passage longer than a cell may be."""
    folder = tmp_path_factory.mktemp("odd")
    (folder / "in").mkdir()
    (folder / "in" / "odd.txt").write_text(ODD, encoding="utf-8")
    (folder / "in" / "long.txt").write_text(f"A long day\n\n{LONG}\n", encoding="utf-8")
    docanalyze.run([folder / "in"], folder / "out")
    return folder / "out"


@pytest.fixture(scope="session")
def odd_tables(odd_run):
    """Its tables, each a list of rows, as Parquet has them."""
    from docanalyze.tables.parquet import read_batches

    return {
        name: [row for rows in read_batches(odd_run / "tables" / f"{name}.parquet") for row in rows]
        for name in docanalyze.load(odd_run).tables
    }
