"""Training works for any labels, is honest about what it has, and gives the same model again."""

from dataclasses import replace

import numpy as np
import pytest

from docanalyze.errors import LabelFileError, OutputError
from docanalyze.governance import LABELS, LabelledPassage, train, train_classifier
from docanalyze.governance.counting import CountedPassages
from docanalyze.governance.examples import make_examples, split_folds
from docanalyze.governance.grouping import group_passages
from docanalyze.governance.knowledge import Knowledge


def test_a_foreign_task_needs_no_change(foreign_result):
    assert foreign_result.model.labels == ("garden", "kitchen", "weather")
    predictions = foreign_result.model.predict(
        [
            "Hail and rain all night.",
            "Onions and bread in the oven.",
            "She pruned the roses.",
        ]
    )
    assert [p.label for p in predictions] == ["weather", "kitchen", "garden"]
    assert [p.labels[0] for p in predictions] == ["weather", "kitchen", "garden"]


def test_two_labels_in_another_script(foreign_passages):
    names = {"garden": "да", "weather": "нет"}
    passages = [replace(p, label=names[p.label]) for p in foreign_passages if p.label in names]
    model = train_classifier(passages, seed=0).model
    assert model.labels == ("да", "нет")
    prediction = model.predict(["A storm brought hail."])[0]
    assert prediction.label == "нет"
    assert sum(prediction.probabilities.values()) == pytest.approx(1)
    assert all(slug.isascii() for slug in model.slugs.values())


def test_the_same_seed_gives_the_same_model(foreign_passages, foreign_result):
    again = train_classifier(foreign_passages, seed=3)
    assert np.array_equal(again.model.layer.weights, foreign_result.model.layer.weights)
    assert again.scores == foreign_result.scores
    assert again.model.threshold == foreign_result.model.threshold


def test_counting_all_passages_at_once_gives_the_numbers_of_each(foreign_passages):
    texts = [p.text for p in foreign_passages]
    headings = ["A day in the garden" if n % 3 else None for n in range(len(texts))]
    knowledge = Knowledge.shipped()
    counted = CountedPassages.count(texts, headings, knowledge)
    rows = np.arange(0, len(texts), 2)
    weighing = counted.weigh(rows)
    features = counted.features(weighing)
    one_by_one = features.matrix(texts, headings).toarray()
    own = features.width_of_own
    common = one_by_one[:, own:] @ knowledge.embedding.vectors
    at_once = counted.matrix(np.arange(len(texts)), weighing).toarray()
    assert at_once == pytest.approx(np.hstack([one_by_one[:, :own], common]))


def test_labels_of_the_codebook_come_in_its_order(foreign_passages):
    names = {"garden": "none", "kitchen": "alliance", "weather": "ad_hoc_coalition"}
    examples = make_examples([replace(p, label=names[p.label]) for p in foreign_passages])
    assert examples.labels == ("alliance", "ad_hoc_coalition", "none")
    assert [label for label in LABELS if label in examples.labels] == list(examples.labels)
    assert examples.claimable == ("alliance", "ad_hoc_coalition")


def test_no_group_and_no_near_duplicate_is_in_training_and_testing(foreign_passages):
    examples = make_examples(foreign_passages)
    for training, testing in split_folds(examples, seed=1):
        assert not set(examples.groups[training]) & set(examples.groups[testing])


def test_passages_are_grouped_by_group_article_and_likeness():
    text = "A league of all states would act against whichever of them broke the common peace"
    passages = [
        LabelledPassage(text=f"{text} first.", label="x", doc_id="a"),
        LabelledPassage(text="Something else altogether was said there.", label="x", doc_id="a"),
        LabelledPassage(text=f"As was said, {text.lower()}.", label="x", doc_id="b"),
        LabelledPassage(text="Nothing here is like any of the others.", label="x", group="g"),
        LabelledPassage(text="One more that stands quite alone.", label="x", group="g"),
        LabelledPassage(text="And the last of all these sentences.", label="x"),
    ]
    assert group_passages(passages) == [0, 0, 0, 1, 1, 2]


def test_equal_labels_share_the_weight_and_any_is_right():
    passages = [
        LabelledPassage(
            text=f"Choice {n}.", label="a", labels=("a", "b"), equal=True, doc_id=str(n)
        )
        for n in range(6)
    ] + [LabelledPassage(text=f"Other {n}.", label="b", doc_id=f"o{n}") for n in range(6)]
    examples = make_examples(passages)
    assert examples.right[0] == pytest.approx([0.5, 0.5])
    assert examples.primary[0] == 0
    assert examples.claims[0].all()
    scores = train_classifier(passages, seed=0).scores
    assert scores.any_label.value == 1
    assert scores.any_label.value >= scores.strict.value


def test_all_labels_of_a_passage_are_learned_where_files_say_them(foreign_passages):
    both = [
        replace(
            p,
            text=f"{p.text} Rain fell on the roses.",
            labels=("garden", "weather"),
            doc_id=f"{p.doc_id} b",
        )
        for p in foreign_passages
        if p.label == "garden"
    ]
    single = [replace(p, labels=(p.label,)) for p in foreign_passages]
    result = train_classifier(single + both, seed=0)
    assert result.claims_f1 > 0.8
    prediction = result.model.predict(["Wind and rain fell on the pruned roses."])[0]
    assert set(prediction.labels) == {"garden", "weather"}


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (["a", "b", "a"], "too few"),
        (["a"] * 12, "all 12 passages are labelled 'a'"),
        (["a"] * 11 + ["b"], "only one passage is labelled 'b'"),
        (["a b"] * 6 + ["a-b"] * 6, "p_a_b"),
    ],
)
def test_too_little_to_learn_from_is_said(labels, said):
    passages = [
        LabelledPassage(text=f"Passage number {'x' * n}.", label=label)
        for n, label in enumerate(labels)
    ]
    with pytest.raises(LabelFileError) as caught:
        train_classifier(passages)
    assert said in str(caught.value).lower()


def test_one_article_alone_is_split_by_passages(foreign_passages):
    result = train_classifier([replace(p, doc_id="one") for p in foreign_passages], seed=0)
    assert result.groups == 1
    assert "Only 1 groups" in result.report_text() or "Only 1 group" in result.report_text()


def test_the_report_says_what_was_measured(foreign_result):
    report = foreign_result.report_text()
    for part in ("84 passages", "Right label:", "Macro F1", "Calibration error", "commonest label"):
        assert part in report
    assert foreign_result.scores.strict.low <= foreign_result.scores.strict.value
    assert foreign_result.baselines["commonest label"].strict.value == pytest.approx(1 / 3)
    assert sum(map(sum, foreign_result.scores.confusion)) == foreign_result.scores.count


def test_passages_with_a_wrong_label_are_suspected(foreign_passages):
    wrong = replace(foreign_passages[0], label="kitchen")
    result = train_classifier([wrong, *foreign_passages[1:]], seed=0)
    assert wrong.text in [suspect.text for suspect in result.suspects[:3]]


def test_train_reads_saves_and_reports(foreign_file, tmp_path):
    result = train([foreign_file], output=tmp_path / "new" / "model", seed=1)
    names = {path.name for path in (tmp_path / "new" / "model").iterdir()}
    assert names == {
        "README.md",
        "estimators.skops",
        "features.json",
        "metrics.json",
        "model.json",
        "seen.npz",
        "weights.npz",
    }
    assert result.seed == 1


def test_train_overwrites_nothing_when_it_fails(foreign_file, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_text("text,label\nOnly one.,none\n", encoding="utf-8")
    target = tmp_path / "model"
    train([foreign_file], output=target)
    before = {path.name: path.read_bytes() for path in target.iterdir()}
    with pytest.raises(LabelFileError):
        train([bad], output=target, replace=True)
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before


def test_train_does_not_replace_what_is_no_model(foreign_file, tmp_path):
    tmp_path.joinpath("thesis").mkdir()
    tmp_path.joinpath("thesis", "chapter.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(OutputError, match="holds other things"):
        train([foreign_file], output=tmp_path / "thesis")


def test_train_without_any_label_file_says_so(tmp_path):
    with pytest.raises(LabelFileError, match="No label files"):
        train([], output=tmp_path / "model")
