"""A pack as a coach makes one: one file."""

from __future__ import annotations

COACH = """\
[pack]
format = 1
id = "moed-van-de-coach"
version = "0.3.0"
kind = "extension"
language = "nl"
title = "Moed"

[[pack.author]]
name = "Een coach"

[[essential]]
id = "moed"
number = 1
title = "Moed"
short = "Doe het."
explanation = "Doe het gewoon."

[[behaviour]]
id = "vragen"
origin = "added"
text = "Je vraagt wat niemand vraagt."

[[prompt]]

id = "moed-a10"
moment = "evening"
kind = "text"
yields = "deed"
behaviours = ["vragen"]
text = "Wat vroeg je vandaag?"

[[prompt]]
id = "moed-a1"
moment = "evening"
kind = "choice"
yields = "reflection"
stance = "ahead"
depth = 3
needs = "deed-today"
distance = true
cooldown_days = 7
behaviours = ["vragen"]
text = "Hoe was dat?"
[[prompt.option]]
id = "goed"
label = "goed"
[[prompt.option]]
id = "anders"
label = "anders, namelijk"
other = true

[[prompt]]
id = "samen-1"
moment = "evening"
kind = "text"
yields = "reflection"
frame = ["goed"]
text = "Wat ging er goed?"
"""

_MORE_TABLES = """\

[[thought]]
id = "gedachte-1"
origin = "own"
text = "Wie vraagt, weet meer."

[[thought]]
id = "gedachte-2"
origin = "quote"
author = "Een schrijver"
source = "Een boek"
licence = "CC0-1.0"
text = "Vragen staat vrij."

[[task]]
id = "taak-1"
behaviours = ["vragen"]
text = "Vraag het."

[[set]]
id = "stappen"
use = "chain"
title = "Wat op elkaar volgt"
[[set.option]]
id = "eerst"
label = "eerst vragen"
hint = "zonder antwoord in je hoofd"
[[set.option]]
id = "dan"
label = "dan doen"

[[prompt]]
id = "moed-v1"
moment = "deepening"
kind = "choice"
yields = "reflection"
behaviours = ["vragen"]
text = "Welke stap is voor jou de lastigste?"
options_from = "stappen"
"""
"""The other kinds of table, to be put after it."""

COACH_WITH_ALL = (
    COACH.replace(
        'explanation = "Doe het gewoon."',
        'explanation = "Doe het gewoon."\nexample = "K. vroeg het."\nchain = "stappen"',
    ).replace(
        'text = "Je vraagt wat niemand vraagt."',
        """\
text = "Je vraagt wat niemand vraagt."
[[behaviour.item]]
id = "vragen-1"
core = true
text = "Ik vroeg wat niemand vroeg."
[[behaviour.item]]
id = "vragen-2"
text = "Ik vroeg door.\"""",
    )
    + _MORE_TABLES
)
"""The same pack with every kind of table and of part."""

COACHS_EXERCISE = """\
[[exercise]]
id = "van-alles"
form = "chain"
title = "Of all kinds"
minutes = 4
behaviours = ["let-finish"]
essential = "listening"
intro = "One of each."
ask_again = { step = "day", stage = "later" }
counts_as = "deed"
counts_unless = { step = "done", is = "no" }
[[exercise.message]]
id = "saw"
text = "I saw {what}. Then {ways}, with {who}."
[[exercise.stage]]
id = "now"
label = "now"
[[exercise.stage]]
id = "later"
label = "later"
[[exercise.step]]
id = "what"
stage = "now"
kind = "text"
text = "What happened?"
[[exercise.step]]
id = "done"
stage = "now"
kind = "choice"
text = "Did it work out?"
option = [{ id = "yes", label = "yes" }, { id = "no", label = "not yet" }]
[[exercise.step]]
id = "why-not"
stage = "now"
kind = "text"
when = { step = "done", is = "no" }
text = "What was in the way?"
[[exercise.step]]
id = "how"
stage = "now"
kind = "scale"
text = "How well did it go?"
anchor_min = "badly"
anchor_max = "well"
follow_up = "What makes it this number?"
[[exercise.step]]
id = "things"
stage = "now"
kind = "list"
max_items = 2
text = "Which words do you remember?"
[[exercise.step]]
id = "who"
stage = "now"
kind = "people"
text = "Who was there?"
[[exercise.step]]
id = "ways"
stage = "now"
kind = "checklist"
text = "What did you do?"
option = [{ id = "ask", label = "I asked" }, { id = "wait", label = "I waited" }]
[[exercise.step]]
id = "day"
stage = "now"
kind = "date"
stance = "ahead"
text = "When do you look back?"
[[exercise.step]]
id = "came"
stage = "later"
kind = "text"
text = "What came of it?"
"""
"""An exercise with all seven kinds of step and one condition, for a pack with `let-finish`."""

COACHS_RHYTHM = """\
[pack]
format = 1
id = "ritme-van-de-coach"
version = "1.0.0"
kind = "extension"
language = "nl"
title = "Ritme"

[[rhythm]]
id = "mijn-ochtend"
moment = "morning"
title = "Ochtend"
minutes = 1
intro = "Eén ding, meer niet."
[[rhythm.step]]
id = "voornemen"
block = "als-dan"

[[rhythm]]
id = "mijn-moment"
moment = "between"
title = "Moment"
[[rhythm.step]]
id = "daad"
block = "daad-noteren"
[[rhythm.step]]
id = "kostte"
kind = "list"
text = "Wat kostte het je?"

[[rhythm]]
id = "mijn-avond"
moment = "evening"
title = "Avondrust"
minutes = 3
[[rhythm.step]]
id = "dagvraag"
block = "dagvraag"
[[rhythm.step]]
id = "voornemen"
block = "voornemen-afronden"
[[rhythm.step]]
id = "klaar"
kind = "choice"
text = "Is het werk voor vandaag klaar?"
option = [{ id = "ja", label = "ja" }, { id = "nee", label = "nog niet" }]
[[rhythm.step]]
id = "uur"
when = { step = "klaar", is = "nee" }
text = "Hoe laat stop je?"
lines = 1
[[rhythm.step]]
id = "slot"
frame = "meenemen"
"""
"""A pack that only orders the day otherwise: what is dropped, moved and added."""
