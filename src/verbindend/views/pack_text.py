"""A pack as plain text: whole, for reading, or what it holds in numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from verbindend.core.entry import Moment
from verbindend.core.pack import Source
from verbindend.core.prompt import Kind
from verbindend.locale import mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from verbindend.core.guided import GuidedExercise
    from verbindend.core.pack import About, Behaviour, Essential, Notions, Pack, Thought
    from verbindend.core.prompt import Asked, Prompt
    from verbindend.core.rhythm import Rhythm
    from verbindend.locale import Words
    from verbindend.views.look import Marks

MOMENTS = {
    Moment.MORNING: mark("Morning"),
    Moment.EVENING: mark("Evening"),
    Moment.DEEPENING: mark("Deepening"),
    Moment.WEEK: mark("Week"),
}


def quantities(pack: Pack, words: Words) -> Iterator[str]:
    """How much there is of everything, a line for the whole and one for each essential."""
    many = words.many
    counts = [
        many("{count} essential", "{count} essentials", len(pack.essentials)),
        many("{count} behaviour", "{count} behaviours", len(pack.behaviours)),
        many("{count} question", "{count} questions", len(pack.prompts)),
    ]
    yield f"{', '.join(counts)}."
    items = [item for behaviour in pack.behaviours for item in behaviour.item]
    if items or pack.exercises or pack.thoughts or pack.tasks or pack.sets:
        core = sum(item.core for item in items)
        counts = [
            many("{count} item of self-assessment", "{count} items of self-assessment", len(items)),
            words.tr("{count} of them each month", count=core),
            many("{count} exercise", "{count} exercises", len(pack.exercises)),
            many("{count} thought", "{count} thoughts", len(pack.thoughts)),
            many("{count} task", "{count} tasks", len(pack.tasks)),
            many("{count} set", "{count} sets", len(pack.sets)),
        ]
        yield f"{', '.join(counts)}."
    asked = Counter((prompt.essential, prompt.moment) for prompt in pack.prompts)
    for essential in _in_order(pack):
        yield words.tr(
            "{title}: {morning} morning, {evening} evening, {deepening} deepening.",
            title=essential.title,
            morning=asked[essential.id, Moment.MORNING],
            evening=asked[essential.id, Moment.EVENING],
            deepening=asked[essential.id, Moment.DEEPENING],
        )


def whole_pack(pack: Pack, words: Words, marks: Marks) -> Iterator[str]:
    """All that a pack says, by line: what it is, its essentials, and what stands above them."""
    yield from _about(pack.about, marks)
    for essential in _in_order(pack):
        yield from _essential(pack, essential, words)
    rest = [prompt for prompt in pack.prompts if not prompt.essential]
    if rest:
        yield from _title(words.tr("For every essential"), "-")
        yield from _prompts(rest, words)
    yield from _texts(
        words.tr("Thoughts"), (quoted(each) for each in pack.thoughts if not each.essential)
    )
    yield from _texts(words.tr("For a week"), (t.text for t in pack.tasks if not t.essential))
    yield from _exercises(pack, "", words)
    if pack.rhythms:
        yield from _title(words.tr("Rhythm"), "-")
    for rhythm in pack.rhythms:
        yield from _rhythm(rhythm, words)
    if pack.sets:
        yield from _title(words.tr("Sets"), "-")
    for each in pack.sets:
        yield from _set(each)


def _about(said: About, marks: Marks) -> Iterator[str]:
    yield from _title(said.title, "=")
    yield from filter(None, (f"{said.label} {marks.separator} {said.licence}", said.summary))
    for author in said.author:
        yield " ".join(filter(None, (author.name, author.contact)))
    for source in said.source:
        yield f" {marks.separator} ".join(filter(None, (source.title, source.note)))


def _in_order(pack: Pack) -> list[Essential]:
    return sorted(pack.essentials, key=lambda essential: essential.number)


def _essential(pack: Pack, essential: Essential, words: Words) -> Iterator[str]:
    yield from _title(f"{essential.number} {essential.title}", "-")
    yield from (essential.short, "", essential.explanation.strip())
    if essential.example:
        yield from ("", essential.example.strip())
    behaviours = [each for each in pack.behaviours if each.essential == essential.id]
    if behaviours:
        yield from _heading(words.tr("What a colleague could see"))
        for behaviour in behaviours:
            yield from _behaviour(behaviour)
    yield from _prompts([each for each in pack.prompts if each.essential == essential.id], words)
    yield from _exercises(pack, essential.id, words)
    own = essential.id
    thoughts = (quoted(each) for each in pack.thoughts if each.essential == own)
    yield from _texts(words.tr("Thoughts"), thoughts)
    tasks = (each.text for each in pack.tasks if each.essential == own)
    yield from _texts(words.tr("For a week"), tasks)


def quoted(thought: Thought) -> str:
    """A thought; of a quote also whose it is, and where it stands."""
    if thought.origin != Source.QUOTE:
        return thought.text
    whose = ", ".join(filter(None, (thought.author, thought.source, thought.licence)))
    return f"{thought.text} ({whose})"


def _exercises(pack: Pack, essential: str, words: Words) -> Iterator[str]:
    for exercise in pack.exercises:
        if exercise.essential == essential:
            yield from _exercise(exercise, words)


def _exercise(exercise: GuidedExercise, words: Words) -> Iterator[str]:
    minutes = words.tr("{count} min", count=exercise.minutes)
    yield from _heading(
        words.tr("Exercise: {title} ({minutes})", title=exercise.title, minutes=minutes)
    )
    if exercise.intro:
        yield exercise.intro
    stage = ""
    for step in exercise.step:
        if step.stage != stage:
            stage = step.stage
            yield f"[{exercise.label_of(stage)}]"
        yield from _asked(step)
    yield from (f"> {line.text}" for line in exercise.message)


def _rhythm(rhythm: Rhythm, words: Words) -> Iterator[str]:
    minutes = words.tr("{count} min", count=rhythm.minutes)
    yield from _heading(f"{rhythm.title} ({minutes})")
    yield from filter(None, (rhythm.intro,))
    for step in rhythm.step:
        if step.text:
            yield from _asked(step)
        else:
            yield f"- [{step.block or step.frame}]"


def _behaviour(behaviour: Behaviour) -> Iterator[str]:
    yield f"- {' '.join(filter(None, (behaviour.text, behaviour.visible_as)))}"
    for item in behaviour.item:
        yield f"  {'*' if item.core else '-'} {item.text}"


def _prompts(prompts: Iterable[Prompt], words: Words) -> Iterator[str]:
    prompts = list(prompts)
    for moment, title in MOMENTS.items():
        asked = [prompt for prompt in prompts if prompt.moment == moment]
        if asked:
            yield from _heading(words.tr(title))
            for prompt in asked:
                yield from _asked(prompt)


def _asked(prompt: Asked) -> Iterator[str]:
    kind = "" if prompt.kind == Kind.TEXT else f"  [{prompt.kind}]"
    yield f"- {prompt.text}{kind}"
    if prompt.help:
        yield f"  {prompt.help}"
    if prompt.follow_up:
        ends = ((prompt.min, prompt.anchor_min), (prompt.max, prompt.anchor_max))
        yield f"  {' .. '.join(f'{number} {anchor}'.strip() for number, anchor in ends)}"
        yield f"  {prompt.follow_up}"
    if prompt.options_from:
        yield f"  ( {prompt.options_from} )"
    if prompt.option:
        yield f"  ( {' / '.join(option.label for option in prompt.option)} )"


def _texts(title: str, texts: Iterable[str]) -> Iterator[str]:
    found = list(texts)
    if found:
        yield from _heading(title)
        yield from (f"- {text}" for text in found)


def _set(given: Notions) -> Iterator[str]:
    yield from _heading(given.title)
    for option in given.option:
        dated = f"{option.label} ({option.date})" if option.date else option.label
        yield f"- {f'{dated}: {option.hint}' if option.hint else dated}"
        if option.story:
            yield f"  {option.story.strip()}"


def _heading(title: str) -> Iterator[str]:
    yield from ("", title)


def _title(title: str, line: str) -> Iterator[str]:
    yield from ("", title, line * len(title))
