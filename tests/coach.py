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
