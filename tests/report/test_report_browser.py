"""The report in a real browser: no request, no complaint, all of it by keyboard."""

import pytest

import docanalyze

PLACES = ("", "#articles", "#tables", "#listing-entities", "#listing-errors", "#quality")
COLOURS = ("light", "dark")


def index(output):
    return output / "report" / "index.html"


def a_row(output, table):
    """The first row of a table, and the document text where it stands."""
    result = docanalyze.load(output)
    return result.tables[table].iloc[0]


def violations(page):
    """What axe finds; articles that are not shown, which it passes over, only take its time."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    hidden = ".article:not(.current)"
    page.evaluate("s => document.querySelectorAll(s).forEach((one) => one.remove())", hidden)
    found = axe.Axe().run(page, options={"resultTypes": ["violations"]}).response
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]]


def test_the_corpus_opens_without_a_request_or_a_complaint(visit, demo):
    with visit() as visited:
        page = visited.go(index(demo))
        for place in PLACES:
            page.evaluate("place => { location.hash = place }", place)
        assert len(visited.requests) == 1


def test_500_articles_open_and_any_of_them_is_a_link_away(visit, many):
    with visit() as visited:
        page = visited.go(index(many), "#articles")
        page.wait_for_selector("#articles tbody tr")
        assert "of 500" in page.inner_text("#articles .told")
        last = docanalyze.load(many).documents.iloc[-1]
        page.evaluate("id => { location.hash = id }", last["doc_id"])
        page.wait_for_selector(f"#{last['doc_id']} h1", state="visible")
        assert page.locator(".article:visible").count() == 1


@pytest.mark.parametrize("colours", COLOURS)
def test_axe_finds_nothing_in_the_corpus(visit, demo, colours):
    doc_id = a_row(demo, "treaties")["doc_id"]
    with visit(color_scheme=colours) as visited:
        for place in (*PLACES, f"#{doc_id}"):
            page = visited.go(index(demo), place)
            page.wait_for_selector(".view.current")
            assert violations(page) == [], place


@pytest.mark.parametrize("colours", COLOURS)
def test_axe_finds_nothing_in_pages_of_their_own(visit, paged, colours):
    report = paged / "report"
    article = next((report / "articles").iterdir())
    with visit(color_scheme=colours) as visited:
        for path in (index(paged), report / "tables" / "entities-2.html", article):
            assert violations(visited.go(path)) == [], path.name


@pytest.mark.parametrize("colours", COLOURS)
def test_axe_finds_nothing_in_500_articles(visit, many, colours):
    with visit(color_scheme=colours) as visited:
        page = visited.go(index(many), "#articles")
        page.wait_for_selector("#articles tbody tr")
        assert violations(page) == []


def test_axe_finds_nothing_when_a_mark_shows_its_row(visit, demo):
    row = a_row(demo, "treaties")
    with visit() as visited:
        page = visited.go(index(demo), f"#{row['doc_id']}")
        page.locator(".article.current mark[tabindex='0']").focus()
        page.wait_for_selector("#facts", state="visible")
        assert violations(page) == []


@pytest.mark.parametrize("table", ["entities", "treaties", "provisions", "dates", "quotations"])
def test_every_row_leads_to_its_words(visit, demo, table):
    row = a_row(demo, table)
    with visit() as visited:
        page = visited.go(index(demo), f"#listing-{table}")
        link = page.locator(f"#listing-{table} tbody a").first
        assert link.inner_text() == row["text"]
        link.click()
        mark = page.locator(f"#{table}-0")
        mark.wait_for(state="visible")
        assert mark.inner_text() == row["text"]
        assert visited.focused(f"#{table}-0")
        passage = page.evaluate(
            "id => document.getElementById(id).closest('.passage').id", f"{table}-0"
        )
        assert passage == row["passage_id"]


def test_a_row_leads_to_the_page_of_its_article(visit, paged):
    row = a_row(paged, "quotations")
    with visit() as visited:
        page = visited.go(paged / "report" / "tables" / "quotations-1.html")
        page.locator("tbody a").first.click()
        page.wait_for_url("**/articles/*.html*")
        assert page.locator("#quotations-0").inner_text() == row["text"]
        page.get_by_role("link", name="Next").click()
        page.get_by_role("link", name="All articles").click()
        page.wait_for_url("**/tables/documents-1.html")


def test_a_table_is_sorted_and_searched_by_keyboard(visit, demo):
    entities = docanalyze.load(demo).entities
    with visit() as visited:
        page = visited.go(index(demo), "#listing-entities")
        visited.tab_to("#listing-entities thead th:nth-child(1) button")
        page.keyboard.press("Enter")
        head = page.locator("#listing-entities thead th").first
        assert head.get_attribute("aria-sort") == "ascending"
        shown = page.locator("#listing-entities tbody th").all_inner_texts()
        assert shown == sorted(shown, key=str.casefold)
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == "descending"

        page.locator("#listing-entities input[type=search]").focus()
        page.keyboard.type("org:nato")
        told = page.locator("#listing-entities .told")
        page.wait_for_function(
            "() => document.querySelector('#listing-entities .told').textContent.includes('chosen')"
        )
        wanted = entities["entity_ids"].map(lambda ids: "org:nato" in " ".join(ids)).sum()
        assert f"of {wanted:,}, chosen from {len(entities):,}" in told.inner_text()
        assert told.get_attribute("role") == "status"

        # From the search to the first list of choices, and its second choice.
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        assert (
            "GPE" not in page.locator("#listing-entities tbody td:nth-child(3)").all_inner_texts()
        )
        visited.tab_to("#listing-entities .tools button")
        page.keyboard.press("Space")
        assert "chosen" not in told.inner_text()
        visited.tab_to("#listing-entities .turning button:not(:disabled)")
        page.keyboard.press("Enter")
        assert told.inner_text().startswith("Rows 51 to 100")


def test_links_and_layers_work_by_keyboard(visit, demo):
    with visit() as visited:
        page = visited.go(index(demo))
        visited.tab_to(".skip", most=1)
        page.keyboard.press("Enter")
        assert visited.focused("main")
        visited.go(index(demo))
        visited.tab_to('nav a[href="#articles"]')
        page.keyboard.press("Enter")
        page.wait_for_selector("#articles tbody a")
        assert visited.focused("#articles-title")
        visited.tab_to("#articles tbody a")
        page.keyboard.press("Enter")
        page.wait_for_selector(".article.current")
        assert visited.focused(".article h1")
        page.keyboard.press("Shift+Tab")
        for layer in (
            "coding",
            "evidence",
            "quotations",
            "dates",
            "provisions",
            "treaties",
            "entities",
        ):
            assert visited.focused(f"#show-{layer}")
            page.keyboard.press("Space")
            assert not page.is_checked(f"#show-{layer}")
            page.keyboard.press("Shift+Tab")
        mark = page.locator(".article.current mark.entities").first
        assert mark.evaluate("mark => getComputedStyle(mark).backgroundColor") == "rgba(0, 0, 0, 0)"
        assert page.locator(".article.current .coding").first.is_hidden()


def test_the_marks_are_one_stop_and_the_arrows_go_on(visit, demo):
    doc_id = a_row(demo, "treaties")["doc_id"]
    with visit() as visited:
        page = visited.go(index(demo), f"#{doc_id}")
        page.wait_for_selector(".article.current")
        marks = page.locator(".article.current mark")
        visited.tab_to(".article.current mark")
        seen = []
        for _ in range(4):
            assert page.locator("#facts").is_visible()
            seen.append(page.evaluate("() => document.activeElement.id"))
            page.keyboard.press("ArrowRight")
        assert seen == [marks.nth(place).get_attribute("id") for place in range(4)]
        assert "confidence" in page.locator("#facts").inner_text()
        page.keyboard.press("Escape")
        assert page.locator("#facts").is_hidden()
        page.keyboard.press("Tab")
        assert not visited.focused("mark")


def test_colours_are_chosen_and_remembered(visit, demo):
    with visit(color_scheme="light") as visited:
        page = visited.go(index(demo))
        light = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        page.locator("#colours").focus()
        page.keyboard.type("dark")
        page.reload()
        assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") != light


def test_going_back_finds_the_list_as_it_was_left(visit, demo):
    with visit() as visited:
        page = visited.go(index(demo), "#articles")
        link = page.locator("#articles tbody a").nth(30)
        link.scroll_into_view_if_needed()
        page.wait_for_timeout(400)
        before = page.evaluate("() => scrollY")
        link.click()
        page.wait_for_selector(".article.current")
        page.go_back()
        page.wait_for_selector("#articles.current")
        assert page.evaluate("() => scrollY") == pytest.approx(before, abs=2)
        assert before > 0


def test_without_a_script_the_text_can_be_read(visit, demo):
    row = a_row(demo, "treaties")
    with visit(java_script_enabled=False) as visited:
        page = visited.go(index(demo))
        page.locator(f"#{row['doc_id']} > summary").click()
        mark = page.locator("#treaties-0")
        assert mark.is_visible()
        assert str(row["treaty_id"]) in mark.get_attribute("title")
        assert page.locator("#quality").is_visible()


def test_print_has_the_figures_and_not_the_controls(visit, demo):
    with visit() as visited:
        page = visited.go(index(demo))
        page.emulate_media(media="print")
        assert page.locator("#overview svg.chart").first.is_visible()
        assert page.locator("nav").first.is_hidden()
        assert page.locator("#colours").is_hidden()


def test_charts_say_what_they_show(visit, demo):
    with visit() as visited:
        page = visited.go(index(demo))
        charts = page.locator("svg[role=img]")
        assert charts.count() >= 3
        for chart in charts.all():
            title, desc = chart.get_attribute("aria-labelledby").split()
            assert page.locator(f"#{title}").text_content()
            assert page.locator(f"#{desc}").text_content()
            table = chart.locator("xpath=ancestor::figure//table")
            assert table.count() == 1
