"""A whole review in a real browser, by its user's keys."""

import json

import pytest

from docanalyze import load, load_model, read_labels, validate

COLOURS = ("light", "dark")
# Training on the few labels takes some seconds, on a busy machine more.
LONGEST_TRAINING = 180_000


class Visitor:
    """A browser of somebody who reviews."""

    def __init__(self, page, address):
        self.page = page
        self.address = address
        self.said = []
        self.asked = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: self.said.append(dialog.message))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(address)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def press_on(self, key):
        """Press a key that leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def follow(self, name, role="link"):
        """Click on the first link or button of a name, and wait for where it leads."""
        with self.page.expect_navigation():
            self.page.get_by_role(role, name=name).first.click()

    def to(self, path):
        self.page.goto(self.address + path)
        return self.page

    @property
    def text(self):
        return self.page.inner_text("main")

    @property
    def passage(self):
        return self.page.inner_text("blockquote")


@pytest.fixture
def visit(browser):
    """Open the page in a browser of its own; nothing may go wrong in it or be fetched elsewhere."""
    visitors = []

    def opened(server, **settings):
        context = browser.new_context(**({"viewport": {"width": 1100, "height": 900}} | settings))
        visitors.append(Visitor(context.new_page(), server.address))
        return visitors[-1]

    yield opened
    for visitor in visitors:
        visitor.page.context.close()
        # Chromium takes down every answer that is an error; two of ours are meant to be.
        assert [said for said in visitor.said if "409 (Conflict)" not in said] == []
        assert all(url.startswith(visitor.address) for url in visitor.asked)


@pytest.fixture
def violations():
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")

    def found(page):
        return [
            (one["id"], [node["target"] for node in one["nodes"]])
            for one in axe.Axe().run(page).response["violations"]
        ]

    return found


def test_label_ten_undo_one_retrain_and_see_the_change(  # noqa: PLR0913, PLR0917 what it needs
    serve, visit, output, few_labels, entries, violations
):
    learning = ("--without-shipped", "--train-with", few_labels, "--count", "12")
    with serve(*learning, "--coder", "AB") as server:
        visitor = visit(server)
        labels = output / "review" / "labels.jsonl"
        visitor.press_on("Enter")
        passages = []
        for number in range(10):
            passages.append(visitor.passage)
            assert f"Passage {number + 1} of 12" in visitor.text
            visitor.press(str(1 + number % 7))
            visitor.press_on("Enter")
            # On the disk before the next page is shown.
            assert entries(labels)[-1]["text"].split() == passages[-1].split()
        assert len(set(passages)) == 10

        visitor.press_on("u")
        assert visitor.passage == passages[-1]
        assert "10 of 12" not in visitor.page.inner_text("header")
        visitor.press("2", "a", "q", "n")
        visitor.page.keyboard.type("Both, 1 <b>really</b>")
        visitor.page.keyboard.press("Escape")
        visitor.press_on("Enter")
        last = entries(labels)[-1]
        assert (last["label"], last["labels"], last["equal"]) == (
            "alliance",
            ["alliance", "universal_institution"],
            True,
        )
        assert last["note"] == "Both, 1 <b>really</b>"
        assert "“Both, 1 <b>really</b>”" in visitor.text
        assert len(read_labels([labels])) == 10

        visitor.press_on("x")
        page = visitor.to("")
        assert "11 of 12 passages are decided, 10 labels" in visitor.text
        assert violations(page) == []
        visitor.press_on("t")
        page.wait_for_url("**/round/1", timeout=LONGEST_TRAINING)
        assert "Trained with 10 labels of yours" in visitor.text
        assert violations(page) == []

    result = json.loads((output / "review/rounds/001/result.json").read_text(encoding="utf-8"))
    assert result["changed"] > 0
    assert sum(one["before"] for one in result["labels"]) == result["of"]
    assert sum(one["after"] for one in result["labels"]) == result["of"]
    assert result["compared"] == sum(one["labelled"] for one in result["labels"]) == 10
    assert set(load_model(output / "review/rounds/001/classifier").labels) == {
        one["label"] for one in result["labels"]
    }


def test_two_browsers_do_not_clobber_each_other(serve, visit, output, entries):
    with serve() as server:
        one, other = visit(server), visit(server)
        one.press_on("Enter")
        other.press_on("Enter")
        assert one.passage == other.passage
        one.press("1")
        one.press_on("Enter")
        other.press("2")
        other.press_on("Enter")
        assert "Somebody was faster" in other.text
        assert "this was said of it: universal institution" in other.text
        assert "You said:\nalliance" in other.text.replace(" alliance", "\nalliance")
        labels = output / "review" / "labels.jsonl"
        assert [entry["label"] for entry in entries(labels)] == ["universal_institution"]
        other.press_on("m")
        assert [entry["label"] for entry in entries(labels)][-1] == "alliance"
        # The first one's undo is of what it said, and that has changed meanwhile.
        one.press_on("u")
        assert "You said: alliance" in one.text
        assert len(entries(labels)) == 2
        # Who says the same is not asked.
        one.to("next")
        other.to("next")
        assert one.passage == other.passage
        for visitor in (one, other):
            visitor.press("7")
            visitor.press_on("Enter")
            assert "Somebody was faster" not in visitor.text
        assert len(entries(labels)) == 3


def test_a_treaty_and_a_speaker_are_corrected(serve, visit, output, entries, violations):
    with serve() as server:
        visitor = visit(server)
        hostile = _article(output)
        page = visitor.to(f"article/{hostile}")
        assert violations(page) == []
        visitor.follow("Correct the treaty “North Atlantic Treaty”")
        assert page.inner_text("mark") == "North Atlantic Treaty"
        visitor.press("s")
        page.keyboard.type("tlatelolco")
        visitor.press_on("Enter")
        assert violations(page) == []
        visitor.follow("Treaty of Tlatelolco", "button")
        visitor.follow("Correct the speaker of")
        assert "Who says this?" in visitor.text
        assert violations(page) == []
        page.fill("[name=speaker][required]", "A colonel")
        visitor.follow("Take this name", "button")
        corrected = page.locator(".mentions ins").all_inner_texts()
        assert corrected == ["A colonel", "Treaty of Tlatelolco treaty-of-tlatelolco-1967"]
        said = entries(output / "review" / "corrections.jsonl")
        assert [(one["table"], one["verdict"], one["value"]) for one in said] == [
            ("treaties", "is", "treaty-of-tlatelolco-1967"),
            ("quotations", "is", None),
        ]
        visitor.follow("Correct the speaker of")
        visitor.press_on("u")
        assert "Corrected" not in visitor.text
        visitor.to("")
        assert "treaty-of-tlatelolco-1967" in visitor.text
        assert "A colonel" not in visitor.text


def _article(output):
    documents = load(output).documents
    return documents.loc[documents["source"].str.endswith("hostile.txt"), "doc_id"].iloc[0]


def test_hostile_text_is_only_text(shown, visit, analysed):
    visitor = visit(shown)
    page = visitor.to(f"article/{_article(analysed)}?done=%3Cscript%3Ealert(3)%3C/script%3E")
    assert '<script>alert("title")</script>' in page.inner_text("h1")
    assert "<img src=x onerror=alert(1)>" in visitor.text
    assert page.locator("main img, main script").count() == 0
    assert page.locator("a[href^='javascript:']").count() == 0


@pytest.mark.parametrize("colours", COLOURS)
@pytest.mark.parametrize("width", [360, 1400])
def test_axe_finds_nothing(shown, visit, violations, colours, width):
    visitor = visit(shown, color_scheme=colours, viewport={"width": width, "height": 800})
    assert violations(visitor.page) == []
    visitor.press_on("Enter")
    visitor.press_on("p")
    assert violations(visitor.page) == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_is_chosen_while_somebody_writes(shown, visit):
    visitor = visit(shown)
    visitor.press_on("Enter")
    visitor.press("n")
    visitor.page.keyboard.type("12xu")
    assert visitor.page.input_value("[name=note]") == "12xu"
    assert visitor.page.locator("input[name=label]:checked").count() == 0


def test_single_keys_can_be_turned_off(shown, visit):
    visitor = visit(shown)
    visitor.to("next")
    visitor.page.uncheck("#keys")
    visitor.press("1", "x")
    assert visitor.page.locator("input[name=label]:checked").count() == 0
    visitor.page.reload()
    assert not visitor.page.is_checked("#keys")


def test_it_works_without_a_script(serve, visit, output, entries):
    with serve("--without-shipped") as server:
        visitor = visit(server, java_script_enabled=False)
        page = visitor.to("next")
        page.check("input[name=label][value=alliance]")
        page.click("text=Save and go on")
        assert "Saved: alliance" in visitor.text
        assert len(entries(output / "review" / "labels.jsonl")) == 1
        # One label is too few to learn from, which is said.
        visitor.to("")
        page.click("text=Retrain")
        for _ in range(60):
            if not page.locator("#training").count():
                break
            page.wait_for_timeout(500)
            page.click("text=Look again")
        page.click("text=Round 1")
        assert "label" in page.inner_text("[role=alert]")


def test_a_random_sample_hides_the_prediction_and_can_be_validated(serve, visit, output, entries):
    with serve("--random", "--count", "5") as server:
        visitor = visit(server)
        visitor.press_on("Enter")
        hidden = visitor.page.content()
        assert "Words that spoke most for it" not in hidden
        assert "%)" not in hidden
        visitor.press_on("p")
        assert "The classifier of the run" in visitor.page.inner_text("#prediction")
        for _ in range(5):
            visitor.press("7")
            visitor.press_on("Enter")
        assert "All are decided" in visitor.text
    labels = output / "review" / "labels.jsonl"
    assert [entry["prediction_seen"] for entry in entries(labels)] == [True, *[False] * 4]
    assert {entry["drawn"] for entry in entries(labels)} == {"sample"}
    validation = validate(output, [labels])
    assert (validation.count, validation.not_drawn) == (5, 0)
