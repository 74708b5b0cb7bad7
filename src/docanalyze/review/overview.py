"""How far the review is, and what the classifier has learned from it."""

from typing import Any

from docanalyze.governance.label_files.formats.review import LABEL
from docanalyze.review.asking import Asked, NotThere, Page, Redirect
from docanalyze.review.session import ReviewSession

__all__ = ["add_passages", "retrain", "show", "show_round", "status"]


def show(session: ReviewSession, asked: Asked) -> Page:
    """Show how far the review is."""
    own = session.decisions.own
    labelled = [one for one in own if one["decision"] == LABEL]
    done = session.decisions.of(asked.query.get("done", ""))
    undoable = done or (own[-1] if own else None)
    return Page(
        "overview.html.j2",
        {
            "output": session.material.output,
            "labels_file": session.decisions.path,
            "corrections_file": session.corrections.path,
            "coder": session.decisions.coder,
            "drawn": session.queue.drawn,
            "own": own[::-1],
            "n_labelled": len(labelled),
            "following": session.queue.after(None, session.is_decided),
            "count": session.count,
            "added": asked.query.get("added"),
            "done": done,
            "undoable": undoable,
            "undo_version": session.decisions.version(undoable["passage_id"]) if undoable else 0,
            "corrections": session.corrections.standing[::-1],
            "rounds": session.retraining.rounds,
            "progress": session.retraining.progress,
            "with_shipped": session.retraining.with_shipped,
            "lacks_real": _lacks_real(session),
            "further": session.retraining.further,
        },
    )


def add_passages(session: ReviewSession, _: Asked) -> Redirect:
    """Choose further passages."""
    added = session.extend_queue()
    return Redirect("/next" if added else "/?added=0")


def retrain(session: ReviewSession, _: Asked) -> Redirect:
    """Begin to train on what was labelled."""
    session.retraining.start()
    return Redirect("/#learning")


def status(session: ReviewSession, _: Asked) -> dict[str, Any]:
    """Say what training is doing."""
    retraining = session.retraining
    running = retraining.is_running
    newest = retraining.rounds[0].number if not running and retraining.rounds else None
    return {"running": running, "progress": retraining.progress, "round": newest}


def show_round(session: ReviewSession, asked: Asked) -> Page:
    """Show what a round of training has changed."""
    number = asked.path["number"]
    one = next((one for one in session.retraining.rounds if one.number == number), None)
    if one is None:
        raise NotThere("There is no such round.")
    context = {
        "round": one,
        "result": one.result,
        "drawn": session.queue.drawn,
        "lacks_real": _lacks_real(session),
    }
    return Page("round.html.j2", context)


def _lacks_real(session: ReviewSession) -> bool:
    """Whether the run was made by the shipped classifier, which nobody can train again in full."""
    return session.material.configuration.get("classifier") is None
