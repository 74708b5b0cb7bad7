"""Quotations whose own sentence names no speaker: they go on from the one before."""

import re
from collections.abc import Mapping, MutableSequence, Sequence
from dataclasses import replace

from docanalyze.annotation.quotations.context import Attribution, Context
from docanalyze.annotation.quotations.kinds import is_sentence
from docanalyze.annotation.quotations.marks import Stretch
from docanalyze.annotation.quotations.mentions import NAME, PERSON, Mention
from docanalyze.annotation.quotations.subjects import of_mention, subject_of_sentence

__all__ = ["carry_over", "follow_context"]

DASH_NAME = re.compile(r"\s*(?:—|–|―|--?)\s*(?=[A-Z])")
# A name that signs a quotation ends its line.
LONGEST_SIGNATURE = 120


def carry_over(
    text: str,
    stretches: Sequence[Stretch],
    contexts: Mapping[int, Context],
    kinds: MutableSequence[str],
    attributions: MutableSequence[Attribution | None],
) -> None:
    """Give the speaker of a direct quotation to what plainly goes on from it.

    That is the next paragraph of a quotation over several, and a quotation that is a sentence of
    its own right after one that has a speaker.

    Args:
        text: The document text.
        stretches: All of them, in order.
        contexts: By index.
        kinds: Changed in place.
        attributions: Changed in place.
    """
    last: int | None = None
    for index, stretch in enumerate(stretches):
        if stretch.parent is not None:
            continue
        if last is not None and _is_second_half(
            contexts[last], contexts[index], attributions[last]
        ):
            kinds[index] = kinds[last]
            attributions[index] = _same(attributions[last], "broken")
        elif last is not None and _lacks_subject(attributions[index]):
            _share(contexts, attributions, last, index)
        elif attributions[index] is None and last is not None:
            _go_on(text, stretches, contexts, kinds, attributions, last, index)
        last = index
    _back(stretches, kinds, attributions)


def _go_on(
    text: str,
    stretches: Sequence[Stretch],
    contexts: Mapping[int, Context],
    kinds: MutableSequence[str],
    attributions: MutableSequence[Attribution | None],
    last: int,
    index: int,
) -> None:
    if _open_ended(stretches[last]) and _next_passage(text, stretches[last], stretches[index]):
        kinds[index] = kinds[last]
        attributions[index] = _same(attributions[last])
        return
    before, here = contexts[last], contexts[index]
    if before.own.setting is not here.own.setting or kinds[last] != "direct":
        return
    adjoins = here.own.start <= before.sentence_end + 2
    if is_sentence(here) and adjoins:
        kinds[index] = "direct"
        attributions[index] = _same(attributions[last])


def _is_second_half(before: Context, here: Context, attribution: Attribution | None) -> bool:
    """``FILLER, said X, FILLER``: what stands between is only who says it."""
    if attribution is None or attribution.manner not in {"after", "continued"}:
        return False
    if before.own.setting is not here.own.setting or attribution.cue is None:
        return False
    if before.closing + LONGEST_SIGNATURE < here.opening or here.own.start > before.closing:
        return False
    between = here.own.setting.between(before.closing, here.opening).strip()
    return between[-1:] in {",", ":", "—", "–"} and attribution.cue in between


def _lacks_subject(attribution: Attribution | None) -> bool:
    return (
        attribution is not None
        and attribution.speaker is None
        and (attribution.cue or "").endswith("ing")
    )


def _share(
    contexts: Mapping[int, Context],
    attributions: MutableSequence[Attribution | None],
    last: int,
    index: int,
) -> None:
    """``FILLER, she said, adding that FILLER``: the participle has the speaker of its sentence."""
    before, here, attribution = contexts[last], contexts[index], attributions[index]
    speaker = attributions[last]
    same = before.own.setting is here.own.setting and here.own.start <= before.closing
    if same and attribution is not None and speaker is not None:
        attributions[index] = replace(attribution, speaker=speaker.speaker)


def _back(
    stretches: Sequence[Stretch],
    kinds: MutableSequence[str],
    attributions: MutableSequence[Attribution | None],
) -> None:
    """Where only a later paragraph of a quotation names the speaker, earlier ones have it too."""
    for index in range(len(stretches) - 2, -1, -1):
        if not _open_ended(stretches[index]) or attributions[index] is not None:
            continue
        later = attributions[index + 1]
        if kinds[index + 1] == "direct" and later is not None:
            kinds[index] = "direct"
            attributions[index] = _same(later)


def _same(attribution: Attribution | None, method: str = "continued") -> Attribution | None:
    if attribution is None:
        return None
    cue = attribution.cue if method == "broken" else None
    return Attribution(attribution.speaker, cue, "continued", method)


def _open_ended(stretch: Stretch) -> bool:
    return stretch.end == stretch.closing


def _next_passage(text: str, last: Stretch, stretch: Stretch) -> bool:
    return not text[last.closing : stretch.opening].strip()


def follow_context(
    stretches: Sequence[Stretch],
    contexts: Mapping[int, Context],
    kinds: Sequence[str],
    attributions: MutableSequence[Attribution | None],
) -> None:
    """Find the speaker of a sentence in marks in the dash after it or the sentence before it.

    Args:
        stretches: All of them, in order.
        contexts: By index.
        kinds: By index.
        attributions: Changed in place.
    """
    for index, stretch in enumerate(stretches):
        if attributions[index] is None and kinds[index] == "direct":
            context = contexts[index]
            attributions[index] = _signed(context, stretch) or _introduced(context)


def _signed(context: Context, stretch: Stretch) -> Attribution | None:
    text = context.voices.text
    dash = DASH_NAME.match(text, stretch.closing)
    if dash is None:
        return None
    mention = context.voices.starting_at(dash.end())
    line = text[dash.end() : dash.end() + LONGEST_SIGNATURE].split("\n")[0]
    name = NAME.match(line)
    if (
        mention is None
        and name is not None
        and (name.end() == len(line) or line[name.end()] == ",")
    ):
        mention = Mention(dash.end(), dash.end() + name.end(), name.group(), PERSON, None)
    if mention is None or mention.label != PERSON or len(line) >= LONGEST_SIGNATURE:
        return None
    return Attribution(of_mention(context.voices, mention), None, "after", "dash")


def _introduced(context: Context) -> Attribution | None:
    """``Kovacs was blunt. "We shall not sign."``: the one person of the sentence before."""
    own = context.own
    if own.previous >= own.start:
        return None
    people: list[Mention] = [
        mention
        for mention in context.voices.within(own.previous, own.start)
        if mention.label == PERSON
    ]
    speaker = subject_of_sentence(
        type(own)(own.voices, own.setting, own.previous, own.previous), own.start
    )
    if speaker is None or speaker.how not in {"name", "pronoun"} or len(people) > 1:
        return None
    return Attribution(speaker, None, "after", "context")
