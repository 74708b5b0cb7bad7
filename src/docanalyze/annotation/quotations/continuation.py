"""Quotations whose own sentence names no speaker: they go on from the one before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from docanalyze.annotation.quotations.context import Attribution, Context
from docanalyze.annotation.quotations.kinds import is_sentence
from docanalyze.annotation.quotations.marks import Stretch
from docanalyze.annotation.quotations.mentions import NAME, PERSON, Mention
from docanalyze.annotation.quotations.sentences import FILLER
from docanalyze.annotation.quotations.speakers import of_mention
from docanalyze.annotation.quotations.subjects import subject_of_sentence

__all__ = ["Reading", "carry_over", "follow_context"]

DASH_NAME = re.compile(r"\s*(?:—|\u2013|\u2015|--?)\s*(?=[A-Z])")
# A name that signs a quotation ends its line.
LONGEST_SIGNATURE = 120
# A space or line break between two sentences.
NEAREST = 2
# How far back in the passage somebody's words may go on, in characters, and what tells of another.
LONGEST_PAUSE = 260
ANOTHER = re.compile(
    r"[.?!\ufffc][ \t\n]+(?:The|An?|His|Her|Its|Their|Our|My|One|Others?|Another)[ \t\n]+"
    r"[\w-]*[a-z]"
    r"|\b(?:asked|answered|replied|wrote|told)\b"
)


@dataclass(slots=True)
class Reading:
    """The quotations of an article while their speakers are being settled.

    Args:
        text: The document text.
        stretches: All of them, in order.
        contexts: By index.
        kinds: By index, changed in place.
        attributions: By index, changed in place.
    """

    text: str
    stretches: Sequence[Stretch]
    contexts: Mapping[int, Context]
    kinds: list[str]
    attributions: list[Attribution | None]

    def go_on(self, last: int, index: int, method: str) -> None:
        """Give a quotation the kind and speaker of the one before it."""
        before = self.attributions[last]
        self.kinds[index] = self.kinds[last]
        if before is not None:
            cue = before.cue if method == "broken" else None
            self.attributions[index] = Attribution(before.speaker, cue, "continued", method)


def carry_over(reading: Reading) -> None:
    """Give the speaker of a direct quotation to what plainly goes on from it.

    That is the second half of a sentence broken by ``she said``, the next paragraph of a quotation
    over several, and a quotation that is a sentence of its own right after one with a speaker.

    Args:
        reading: Its kinds and attributions are changed.
    """
    last: int | None = None
    for index, stretch in enumerate(reading.stretches):
        if stretch.parent is not None:
            continue
        if last is not None:
            _from_last(reading, last, index)
        last = index
    _from_later(reading)


def _from_last(reading: Reading, last: int, index: int) -> None:
    before, here = reading.contexts[last], reading.contexts[index]
    if _is_second_half(before, here, reading.attributions[last]):
        reading.go_on(last, index, "broken")
    elif _lacks_subject(reading.attributions[index]):
        _share(reading, last, index)
    elif reading.attributions[index] is None:
        stretch, following = reading.stretches[last], reading.stretches[index]
        paragraphs = _open_ended(stretch) and _next_passage(reading.text, stretch, following)
        adjoins = before.own.setting is here.own.setting and (
            here.own.start <= before.sentence_end + NEAREST
        )
        if paragraphs or (adjoins and is_sentence(here) and reading.kinds[last] == "direct"):
            reading.go_on(last, index, "continued")


def _is_second_half(before: Context, here: Context, attribution: Attribution | None) -> bool:
    """``FILLER, said X, FILLER``: what stands between is only who says it."""
    if attribution is None or attribution.manner not in {"after", "continued"}:
        return False
    if before.own.setting is not here.own.setting or attribution.cue is None:
        return False
    if before.closing + LONGEST_SIGNATURE < here.opening or here.own.start > before.closing:
        return False
    between = here.own.setting.between(before.closing, here.opening).strip()
    return between[-1:] in {",", ":", ";", "—", "\u2013"} and attribution.cue in between


def _lacks_subject(attribution: Attribution | None) -> bool:
    return (
        attribution is not None
        and attribution.speaker is None
        and (attribution.cue or "").endswith("ing")
    )


def _share(reading: Reading, last: int, index: int) -> None:
    """``FILLER, she said, adding that FILLER``: the participle has the speaker of its sentence."""
    before, here = reading.contexts[last], reading.contexts[index]
    known, attribution = reading.attributions[last], reading.attributions[index]
    same = before.own.setting is here.own.setting and here.own.start <= before.closing
    if same and attribution is not None and known is not None:
        reading.attributions[index] = replace(attribution, speaker=known.speaker)


def _from_later(reading: Reading) -> None:
    """Where only a later paragraph of a quotation names the speaker, earlier ones have it too."""
    for index in range(len(reading.stretches) - 2, -1, -1):
        later = reading.attributions[index + 1]
        silent = reading.attributions[index] is None and _open_ended(reading.stretches[index])
        if silent and later is not None and reading.kinds[index + 1] == "direct":
            reading.go_on(index + 1, index, "continued")


def _open_ended(stretch: Stretch) -> bool:
    return stretch.end == stretch.closing


def _next_passage(text: str, last: Stretch, stretch: Stretch) -> bool:
    return not text[last.closing : stretch.opening].strip()


def follow_context(reading: Reading) -> None:
    """Find the speaker of a sentence in marks in the dash after it or the sentence before it.

    Args:
        reading: Its attributions are changed.
    """
    for index, stretch in enumerate(reading.stretches):
        if reading.attributions[index] is None and reading.kinds[index] == "direct":
            context = reading.contexts[index]
            reading.attributions[index] = (
                _signed(context, stretch) or _introduced(context) or _resumed(reading, index)
            )


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


def _resumed(reading: Reading, index: int) -> Attribution | None:
    """``FILLER, she said. Would she go back? FILLER``: whoever has spoken last in the passage.

    Only where nobody else has been named or has spoken since, and little has been said.
    """
    context = reading.contexts[index]
    if not is_sentence(context):
        return None
    own = context.own
    last = next(own.spoken.before(context.opening, own.setting.start), None)
    if last is None or context.opening - last[0] > LONGEST_PAUSE:
        return None
    position, speaker = last
    between = own.setting.between(position, context.opening)
    since = own.voices.within(position, context.opening)
    others = any(
        each.label == PERSON and each.text.split()[-1] not in (speaker.text or "") for each in since
    )
    if others or speaker.how == "institution" or ANOTHER.search(between):
        return None
    return Attribution(speaker, None, "continued", "context")


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
    if FILLER in own.setting.between(own.previous, own.start):
        return None
    speaker = subject_of_sentence(replace(own, start=own.previous), own.start)
    if speaker is None or speaker.how not in {"name", "pronoun"} or len(people) > 1:
        return None
    return Attribution(speaker, None, "after", "context")
