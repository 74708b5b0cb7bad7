"""Label a passage in its article."""

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docanalyze.governance.labels import NO_MODEL
from docanalyze.review.asking import Asked, NotThere, Page, Redirect
from docanalyze.review.correcting import mentions_in
from docanalyze.review.decisions import Choice, Conflict
from docanalyze.review.session import ReviewSession

__all__ = ["decide", "go_on", "show", "undo"]

PASSAGES_AROUND = 2
DIGITS = "123456789"
# Letters that are no command of the page.
LETTERS = "".join(letter for letter in string.ascii_lowercase if letter not in "npqux")


@dataclass(frozen=True, slots=True)
class _Option:
    """A label that can be chosen, and the keys that choose it as the first and as the second."""

    label: str
    digit: str
    letter: str


def _options(labels: Sequence[str]) -> list[_Option]:
    keys = [*DIGITS, *[""] * len(labels)], [*LETTERS, *[""] * len(labels)]
    return [_Option(*one) for one in zip(labels, *keys, strict=False)]


def go_on(session: ReviewSession, asked: Asked) -> Redirect:
    """Go to the next passage that nobody has decided about, or say that there is none."""
    following = session.queue.after(asked.query.get("after"), session.is_decided)
    return Redirect("/" if following is None else f"/passage/{following}")


def show(session: ReviewSession, asked: Asked) -> Page:
    """Show a passage; what the classifier says of it only if that is asked for."""
    passage_id = asked.path["passage_id"]
    page = session.material.page_of(passage_id)
    if page is None:
        raise NotThere("This run has no such passage.")
    passage = page.passage(passage_id)
    before, after = page.around(passage_id, PASSAGES_AROUND)
    wants_prediction = asked.query.get("prediction") == "1"
    standing = session.decisions.of(passage_id)
    return Page(
        "passage.html.j2",
        {
            "passage": passage,
            "document": page.document,
            "before": before,
            "after": after,
            "options": _options(session.material.labels),
            "no_model": NO_MODEL,
            "standing": standing,
            "seen_before": bool(standing and standing.get("prediction_seen")),
            "version": session.decisions.version(passage_id),
            "prediction": session.prediction(passage_id) if wants_prediction else None,
            "place": _place(session, passage_id),
            "undoable": _undoable(session, asked.query.get("done")),
            "mentions": mentions_in(session, page, [passage]),
        },
    )


def _place(session: ReviewSession, passage_id: str) -> int | None:
    ids = session.queue.passage_ids
    return ids.index(passage_id) + 1 if passage_id in ids else None


def _undoable(session: ReviewSession, just_done: str | None) -> Mapping[str, Any] | None:
    """Return the decision that can be taken back: the one just made, or else the last."""
    decision = session.decisions.of(just_done) if just_done else None
    if decision is None:
        own = session.decisions.own
        decision = own[-1] if own else None
    if decision is None:
        return None
    version = session.decisions.version(decision["passage_id"])
    return {"decision": decision, "version": version, "just_done": bool(just_done)}


def decide(session: ReviewSession, asked: Asked) -> Page | Redirect:
    """Take down a label or that a passage is skipped, and go on; ask if somebody was faster."""
    passage_id = asked.path["passage_id"]
    page = session.material.page_of(passage_id)
    if page is None:
        raise NotThere("This run has no such passage.")
    choice = _choice(session, asked)
    if choice is None:
        return Redirect(f"/passage/{passage_id}?missing=1")
    passage = page.passage(passage_id)
    drawn = session.queue.drawn if passage_id in session.queue.passage_ids else None
    try:
        session.decisions.record(passage, choice, asked.version, drawn)
    except Conflict as conflict:
        if conflict.theirs is None or not _same(choice, conflict.theirs):
            return _conflict(session, passage, choice, conflict)
    following = session.queue.after(passage_id, session.is_decided)
    done = f"?done={passage_id}"
    return Redirect(f"/{done}" if following is None else f"/passage/{following}{done}")


def _choice(session: ReviewSession, asked: Asked) -> Choice | None:
    seen = asked.form.get("prediction_seen") == "1"
    if asked.form.get("action") == "skip":
        return Choice(None, note=asked.filled("note"), prediction_seen=seen)
    labels = session.material.labels
    label, second = asked.form.get("label"), asked.form.get("second")
    if label not in labels:
        return None
    return Choice(
        label,
        second if second in labels and second != label else None,
        equal=asked.form.get("equal") == "1",
        note=asked.filled("note"),
        prediction_seen=seen,
    )


def _same(choice: Choice, theirs: Mapping[str, Any]) -> bool:
    fields = choice.as_fields()
    return all(fields[name] == theirs.get(name) for name in ("label", "labels", "equal"))


def _conflict(
    session: ReviewSession, passage: Mapping[str, Any], choice: Choice, conflict: Conflict
) -> Page:
    return Page(
        "conflict.html.j2",
        {
            "passage": passage,
            "choice": choice,
            "theirs": conflict.theirs,
            "version": session.decisions.version(passage["passage_id"]),
        },
        409,
    )


def undo(session: ReviewSession, asked: Asked) -> Page | Redirect:
    """Take back a decision, and show its passage again."""
    passage_id = asked.path["passage_id"]
    try:
        session.decisions.undo(passage_id, asked.version)
    except Conflict:
        # The page shows what was decided since.
        return Redirect(f"/passage/{passage_id}?changed=1")
    return Redirect(f"/passage/{passage_id}?undone=1")
