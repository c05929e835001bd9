from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import COACH, COACH_WITH_ALL
from faults import tree
from making import anything
from verbindend.core.entry import Moment
from verbindend.core.library import Library
from verbindend.core.prompt import Kind, Need, Stance, Yields
from verbindend.core.refusal import Refusal
from verbindend.locale import Words
from verbindend.store.packs import examine, load

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A coach's pack of one file."""
    path = tmp_path / "van de coach.toml"
    path.write_text(COACH)
    return path


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def refused(path: Path) -> str:
    """Why a pack is refused, as it is told: one line that begins with the file."""
    before = tree(path.parent)
    with pytest.raises(Refusal) as told:
        load(path)
    assert tree(path.parent) == before
    assert told.value.__cause__ is None
    said = Words("en").tr(told.value.sentence, **told.value.facts)
    assert said == Words("en").tr(told.value.sentence, **told.value.facts)
    assert len(said.replace(str(path), "")) < 300
    assert str(path) in said
    return said.removeprefix(f"{path}: ")


# a coach's own ------------------------------------------------------------------------------------


def test_a_pack_of_one_file_is_read_whole(pack: Path) -> None:
    examined = examine(pack)
    assert (examined.problems, examined.warnings) == ([], [])
    read = load(pack)
    assert read == examined.pack
    assert read.about.label == "moed-van-de-coach 0.3.0"
    assert [each.name for each in read.about.author] == ["Een coach"]
    library = Library(read, "nl")
    assert library.titles == {"moed": "Moed"}
    assert [each.id for each in library.behaviours_of("moed")] == ["vragen"]
    first, second = library.questions("moed", Moment.EVENING)
    assert (first.id, first.stance, first.depth, first.cooldown_days, first.needs) == (
        "moed-a10",
        Stance.BACK,
        1,
        28,
        None,
    )
    assert (second.kind, second.yields, second.stance) == (
        Kind.CHOICE,
        Yields.REFLECTION,
        Stance.AHEAD,
    )
    assert (second.depth, second.needs, second.distance, second.cooldown_days) == (
        3,
        Need.DEED_TODAY,
        True,
        7,
    )
    assert [(each.id, each.other) for each in second.option] == [("goed", False), ("anders", True)]
    (fixed,) = library.wordings("goed")
    assert (fixed.id, fixed.essential) == ("samen-1", "")


def test_the_same_tables_in_a_folder_are_the_same_pack(pack: Path, tmp_path: Path) -> None:
    folder = tmp_path / "moed"
    (folder / "vragen").mkdir(parents=True)
    head, mark, rest = COACH.partition("[[essential]]")
    tables, mark_of_frame, frame = rest.partition('[[prompt]]\nid = "samen-1"')
    (folder / "pack.toml").write_text(head)
    (folder / "vragen" / "1-moed.toml").write_text(mark + tables)
    (folder / "vragen" / "2-samen.toml").write_text(mark_of_frame + frame)
    (folder / "lees-mij.txt").write_text("geen toml")
    (folder / "link.toml").symlink_to(folder / "pack.toml")
    assert load(folder) == load(pack)


def test_a_mark_at_the_start_windows_line_ends_and_a_link_do_not_matter(
    pack: Path, tmp_path: Path
) -> None:
    expected = load(pack)
    other = tmp_path / "other.toml"
    other.write_bytes(b"\xef\xbb\xbf" + COACH.replace("\n", "\r\n").encode())
    link = tmp_path / "link.toml"
    link.symlink_to(other)
    for path in (other, link):
        assert load(path) == expected
        assert examine(path).warnings == []


def test_all_kinds_of_table_are_read(pack: Path) -> None:
    pack.write_text(COACH_WITH_ALL)
    examined = examine(pack)
    assert (examined.problems, examined.warnings) == ([], [])
    read = load(pack)
    assert (read.essentials[0].example, read.essentials[0].chain) == ("K. vroeg het.", "stappen")
    assert [(each.id, each.core) for each in read.behaviours[0].item] == [
        ("vragen-1", True),
        ("vragen-2", False),
    ]
    assert [(each.id, each.essential, each.origin) for each in read.thoughts] == [
        ("gedachte-1", "moed", "own"),
        ("gedachte-2", "moed", "quote"),
    ]
    assert [(each.id, each.essential, each.behaviours) for each in read.tasks] == [
        ("taak-1", "moed", ("vragen",))
    ]
    assert [(each.id, each.use, [part.id for part in each.option]) for each in read.sets] == [
        ("stappen", "chain", ["eerst", "dan"])
    ]
    chosen = read.prompts[-1]
    assert (chosen.essential, chosen.options_from) == ("moed", "stappen")


def test_everything_that_is_wrong_is_told_at_once(pack: Path) -> None:
    spoilt = COACH.replace('yields = "deed"', 'yields = "daad"').replace("depth = 3", "depth = 4")
    pack.write_text(spoilt.replace('origin = "added"\n', ""))
    examined = examine(pack)
    assert examined.pack is None
    assert [(each.facts["place"], each.facts["key"]) for each in examined.problems] == [
        ("vragen", "origin"),
        ("moed-a10", "yields"),
        ("moed-a1", "depth"),
    ]
    pack.write_text(COACH.replace('["vragen"]', '["vraagt"]'))
    assert [each.facts["place"] for each in examine(pack).problems] == ["moed-a10", "moed-a1"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "vragen-2"', 'id = "vragen-1"', "vragen-1: this id is used twice."),
        ('id = "vragen-2"', "", "vragen: key item[1].id is missing."),
        ("core = true", "core = 1", "vragen: item[0].core has a value of the wrong type."),
        ('origin = "quote"', 'origin = "cite"', "origin is “cite”, allowed are own, quote."),
        ('source = "Een boek"\n', "", "gedachte-2: a quote names its source and licence."),
        ('text = "Vraag het."', 'text = " "', "taak-1: its text is empty."),
        ('use = "chain"', 'use = "ketting"', "use is “ketting”, allowed are options, chain,"),
        ('text = "Wat vroeg je',
         'max_people = 0\ntext = "Wat vroeg je', "max_people must be >= 1."),
        ('text = "Wat vroeg je', 'lines = -1\ntext = "Wat vroeg je', "lines must be >= 0."),
        ('id = "dan"', 'id = "eerst"', "stappen: option eerst stands there twice."),
        ('id = "dan"', 'id = "Dan"', "id “Dan”: only a-z, 0-9 and -"),
        ('options_from = "stappen"', 'options_from = "stapen"',
         "moed-v1: options_from names stapen, which is no set; the nearest is stappen."),
        ('chain = "stappen"', 'chain = "x"', "chain names x, which is no set; the nearest is -."),
        ('behaviours = ["vragen"]\ntext = "Vraag', 'behaviours = ["durven"]\ntext = "Vraag',
         "taak-1: there is no behaviour durven of its essential; the nearest is -."),
        ('id = "gedachte-1"', 'id = "gedachte-1"\nessential = "rust"',
         "gedachte-1: there is no essential rust in this pack."),
        ('version = "0.3.0"', 'version = "drie"', "a version is three numbers, such as 1.0.0."),
    ],
)  # fmt: skip
def test_what_is_wrong_in_any_kind_of_table_is_named(
    pack: Path, old: str, new: str, said: str
) -> None:
    assert COACH_WITH_ALL.count(old) >= 1
    pack.write_text(COACH_WITH_ALL.replace(old, new, 1))
    assert said in refused(pack)


OTHER_OPTIONS = 'option = [{ id = "ja", label = "ja" }, { id = "no", label = "nee" }]'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('kind = "text"\nyields = "reflection"', 'kind = "people"\nyields = "reflection"'),
        ('frame = ["goed"]', 'frame = ["telt-mee"]'),
        (
            'kind = "text"\nyields = "reflection"\nframe = ["goed"]',
            'kind = "choice"\nyields = "deed"\nframe = ["telt-mee"]\n' + OTHER_OPTIONS,
        ),
    ],
)  # fmt: skip
def test_a_fixed_question_is_worded_in_its_kind_with_its_options(
    pack: Path, old: str, new: str
) -> None:
    assert COACH.count(old) == 1
    pack.write_text(COACH.replace(old, new))
    assert "samen-1: the fixed question" in refused(pack)
    pack.write_text(
        COACH.replace(
            'kind = "text"\nyields = "reflection"\nframe = ["goed"]',
            'kind = "choice"\nyields = "deed"\nframe = ["telt-mee"]\n'
            'option = [{ id = "yes", label = "ja" }, { id = "no", label = "nee" }]',
        )
    )
    assert [each.id for each in Library(load(pack), "nl").wordings("telt-mee")] == ["samen-1"]


def test_a_pack_to_build_on_has_questions(pack: Path) -> None:
    bare = COACH.replace('kind = "extension"', 'kind = "base"').partition("[[prompt]]")[0]
    pack.write_text(bare)
    assert refused(pack).endswith("moed-van-de-coach: has no questions.")


def test_a_key_within_a_part_that_is_not_known_is_a_warning(pack: Path) -> None:
    pack.write_text(COACH_WITH_ALL.replace("core = true", "core = true\nkern = true"))
    (warning,) = examine(pack).warnings
    assert (warning.facts["place"], warning.facts["key"]) == ("vragen", "kern")


@pytest.mark.parametrize(
    ("old", "new", "place", "key", "nearest"),
    [
        (
            'version = "0.3.0"',
            'version = "0.3.0"\nlicense = "MIT"',
            "moed-van-de-coach",
            "license",
            "licence",
        ),
        ("number = 1", "number = 1\nnummer = 1", "moed", "nummer", "number"),
        ("depth = 3", "depth = 3\ndepht = 2", "moed-a1", "depht", "depth"),
        ("[[essential]]", "[[essentail]]\nid = 'x'\n[[essential]]", "-", "essentail", "essential"),
        ("depth = 3", "depth = 3\n'\u202ezz' = 2", "moed-a1", "zz", "-"),
    ],
)
def test_a_key_that_is_not_known_is_a_warning(
    pack: Path, old: str, new: str, place: str, key: str, nearest: str
) -> None:  # fmt: skip
    expected = load(pack)
    pack.write_text(COACH.replace(old, new, 1))
    examined = examine(pack)
    assert examined.pack == expected
    (warning,) = examined.warnings
    assert (warning.facts["place"], warning.facts["key"]) == (place, key)
    assert warning.facts["nearest"] == nearest


def test_tables_and_keys_of_the_format_that_wait_for_later_are_no_warning(pack: Path) -> None:
    later = '\n[[exercise]]\nid = "later"\n[[programme]]\nid = "later"\n'
    pack.write_text(COACH.replace("depth = 3", "depth = 3\nweight = 2\nminutes = 4") + later)
    assert examine(pack).warnings == []


@pytest.mark.parametrize(
    ("written", "read", "count"),
    [
        ("\\u001b]52;c;aGE=\\u0007rood", "]52;c;aGE=rood", 2),
        ("a\\u0000b\\u009bc\\u007fd", "abcd", 3),
        ("a\u202eb\u2066c\u200fd\ufeffe", "abcde", 4),
        ("vlag \U0001f3f4\U000e0067\U000e007f", "vlag \U0001f3f4", 2),
        ("twee\\r\\nregels\\u2028en", "twee\nregels\nen", 0),
        ("[red]x[/x] [@click=app.quit]:smile: {0} $x %s [a](b) \\\\", None, 0),
        ("👩\u200d👧 e\u0301", None, 0),
    ],
)
def test_what_would_steer_a_terminal_is_taken_out_and_the_rest_is_text(
    pack: Path, written: str, read: str | None, count: int
) -> None:
    pack.write_text(COACH.replace("Wat vroeg je vandaag?", written))
    examined = examine(pack)
    assert examined.pack
    text = examined.pack.prompts[0].text
    assert text == (written.replace("\\\\", "\\") if read is None else read)
    assert [each.facts["count"] for each in examined.warnings] == ([count] if count else [])


@given(anything.map(lambda text: text.encode(errors="ignore").decode()))
def test_no_text_of_a_pack_steers_a_terminal(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("pack") / "pack.toml"
    quoted = "".join(f"\\U{ord(each):08X}" for each in text)
    path.write_text(COACH.replace("Je vraagt wat", f"{quoted}Je vraagt wat"))
    told = load(path).behaviours[0].text
    assert told.endswith("Je vraagt wat niemand vraagt.")
    assert not {each for each in told if ord(each) < 32} - {"\n", "\t"}
    assert not set(told) & {"\x1b", "\x7f", "\x9b", "\x9d", "\u202e", "\u2066", "\ufeff"}


# what is refused ----------------------------------------------------------------------------------


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "weg.toml") == "cannot be read (does not exist)."
    assert refused(tmp_path / "a" / "b.toml") == "cannot be read (does not exist)."
    empty = tmp_path / "map"
    empty.mkdir()
    assert refused(empty) == "there is no .toml file in this folder."


def test_a_pipe_a_device_and_a_file_without_end_are_refused_at_once(tmp_path: Path) -> None:
    begun = time.monotonic()
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    to_zero = tmp_path / "zero.toml"
    to_zero.symlink_to("/dev/zero")
    loop = tmp_path / "loop.toml"
    loop.symlink_to(loop)
    for path, said in ((pipe, "not a regular"), (to_zero, "not a regular"), (loop, "cannot be")):
        with pytest.raises(Refusal, match=said):
            load(path)
    sparse = tmp_path / "sparse.toml"
    with sparse.open("wb") as file:
        file.truncate(10 * 2**30)
    with pytest.raises(Refusal, match="too large"):
        load(sparse)
    in_a_folder = tmp_path / "map"
    (in_a_folder / "a.toml").mkdir(parents=True)
    assert "is not a regular file" in told_of(in_a_folder)
    assert time.monotonic() - begun < 1


def told_of(path: Path) -> str:
    with pytest.raises(Refusal) as told:
        load(path)
    return told.value.sentence


def test_a_file_that_is_too_large_is_refused_with_its_size(pack: Path) -> None:
    pack.write_text(COACH + "#" * (256 * 1024))
    size = pack.stat().st_size
    assert refused(pack) == f"too large ({size} bytes, limit 262144)."
    pack.write_text(COACH + "#" * (256 * 1024 - len(COACH.encode())))
    assert examine(pack).warnings == []


def test_more_files_than_a_pack_may_have_are_refused(tmp_path: Path) -> None:
    for number in range(201):
        (tmp_path / f"{number}.toml").write_text("")
    with pytest.raises(Refusal, match="more than") as told:
        load(tmp_path)
    assert told.value.facts["most"] == 200


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (COACH.replace("é", "e").encode("utf-16"), "not UTF-8 text."),
        (COACH.replace("Doe", "D\xf6e").encode("cp1252"), "not UTF-8 text."),
        (b"", "not a verbindend pack"),
        (b"# niets\n", "not a verbindend pack"),
        (b"pack = 'moed'\n", "not a verbindend pack"),
        (b"[[pack]]\nformat = 1\n", "not a verbindend pack"),
        (b"{}", "line 1, column 1: this is not TOML"),
        (b'{"pack": {}}', "line 1, column 1: this is not TOML"),
        (b"<html></html>", "line 1, column 1: this is not TOML"),
        (b"\x00" * 300, "line 1, column 1: this is not TOML"),
        (COACH.encode()[:-10], f"line {COACH.count(chr(10))}, column"),
        (COACH.encode() + b'text = "nog eens"\n', f"line {COACH.count(chr(10)) + 1}, column"),
        (COACH.encode() + b"[[prompt]\n", f"line {COACH.count(chr(10)) + 1}, column"),
    ],
)
def test_what_is_no_pack_is_refused_with_the_place(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "pack.toml"
    path.write_bytes(data)
    assert refused(path).startswith(said)


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("a" + ".a" * 7500 + " = 1\n", "nested too deeply"),
        ("a" + ".a" * 60_000 + " = 1\n", "nested too deeply"),
        ("[a" + ".a" * 60_000 + "]\n", "nested too deeply"),
        ("'a'" + " . 'a'" * 20_000 + " = 1\n", "nested too deeply"),
        ("".join(f"a{n}{'.b' * 15} = 1\n" for n in range(1500)), "too many keys"),
        ("a = " + "[" * 900 + "]" * 900 + "\n", "nested too deeply"),
        ("a = " + "{a = " * 900 + "1" + "}" * 900 + "\n", "nested too deeply"),
        ("a = " + "[" * 9 + "]" * 9 + "\n", "nested too deeply"),
        ("a = [" + "1," * 21_000 + "]\n", "too many keys"),
        ("a = " + "9" * 5000 + "\n", "a number too large"),
        ("a = 0x" + "f" * 200_000 + "\n", "the value of a is out of bounds"),
        ("a = 9007199254740993\n", "the value of a is out of bounds"),
        ("a = nan\n", "the value of a is out of bounds"),
        ("a = -inf\n", "the value of a is out of bounds"),
        ("a = '" + "x" * 20_001 + "'\n", "the value of a is out of bounds"),
    ],
)
def test_what_would_cost_seconds_and_gigabytes_is_refused_in_less_than_one(
    pack: Path, added: str, said: str
) -> None:
    pack.write_text(added + COACH)
    begun = time.process_time()
    told = refused(pack)
    assert time.process_time() - begun < 1
    assert said in told


def test_thousands_of_wrong_tables_are_named_without_a_minutes_wait(pack: Path) -> None:
    empty = "".join(f'[[thought]]\nid = "g-{n}"\norigin = "own"\ntext = ""\n' for n in range(4000))
    pack.write_text(COACH + empty)
    begun = time.process_time()
    problems = examine(pack).problems
    assert time.process_time() - begun < 2
    assert len(problems) == 4000
    assert problems[-1].facts["line"] == line_of(COACH + empty, 'id = "g-3999"')


def test_the_line_of_a_run_of_names_is_told_as_prose_may_be_one(pack: Path) -> None:
    prose = "Ja. Nee. " * 9
    pack.write_text(COACH.replace("Doe het gewoon.", prose))
    assert refused(pack) == f"line {line_of(COACH, 'Doe het gewoon.')}: nested too deeply."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("format = 1", "format = 2", "made for a newer version of verbindend: update the program."),
        ("format = 1", 'format = "1"', "pack: `format` must be a whole number."),
        ("format = 1", "format = true", "pack: `format` must be a whole number."),
        ("format = 1", "format = 1.0", "pack: `format` must be a whole number."),
        ("format = 1\n", "", "pack: `format` must be a whole number."),
        ('version = "0.3.0"\n', "", "line 3: moed-van-de-coach: key version is missing."),
        (
            'title = "Moed"\n\n[[pack',
            "title = 7\n\n[[pack",
            "line 3: moed-van-de-coach: title has a value",
        ),
        ("number = 1", 'number = "1"', "line 13: moed: number has a value of the wrong type."),
        ("number = 1", "number = 1.5", "line 13: moed: number has a value of the wrong type."),
        ("number = 1", "number = true", "line 13: moed: number has a value of the wrong type."),
        ('short = "Doe het."\n', "", "line 13: moed: key short is missing."),
        (
            'text = "Wat vroeg',
            "text = 2026-11-23 #",
            "moed-a10: text has a value of the wrong type",
        ),
        ('text = "Wat vroeg', 'text = ["a"] #', "moed-a10: text has a value of the wrong type"),
        ('kind = "choice"', 'kind = "keuze"', "moed-a1: kind is “keuze”, allowed are text, choice"),
        ('kind = "extension"', 'kind = "los"', "kind is “los”, allowed are base, extension"),
        ("depth = 3", "depth = 4", "depth must be <= 3."),
        ("depth = 3", "max_items = 0", "max_items must be >= 1."),
        ("depth = 3", "max_items = 21", "max_items must be <= 20."),
        ('origin = "added"', 'origin = "boek"', "vragen: origin is “boek”, allowed are article"),
        ('moment = "evening"', 'moment = "avond"', "moed-a10: moment is “avond”, allowed are"),
        ('yields = "deed"', 'yields = "daad"', "moed-a10: yields is “daad”, allowed are"),
        ('stance = "ahead"', 'stance = "vooruit"', "moed-a1: stance is “vooruit”, allowed are"),
        ('needs = "deed-today"', 'needs = "x"', "moed-a1: needs is “x”, allowed are deed-today."),
        ('behaviours = ["vragen"]', 'behaviours = "vragen"', "moed-a10: behaviours has a value"),
        ('label = "goed"', "label = 7", "moed-a1: option[0].label has a value of the wrong type"),
        ("[[prompt]]\n\nid", "[prompt]\n\nid", "this is not TOML"),
        ('id = "vragen"', 'id = "Vragen"', "line 20: id “Vragen”: only a-z, 0-9 and -"),
        ('id = "vragen"', 'id = "../x"', "line 20: id “../x”: only a-z, 0-9 and -"),
        ('id = "vragen"', 'id = "con"', "line 20: id “con”: only a-z, 0-9 and -"),
        ('id = "vragen"', 'id = "vrаgen"', "line 20: id “vrаgen”: only a-z, 0-9 and -"),
        ('id = "vragen"', f'id = "{"v" * 65}"', f"line 20: id “{'v' * 60}”: only a-z"),
        ('id = "vragen"', 'id = "vra\\ngen"', "id “vra\ngen”: only a-z"),
        ('id = "samen-1"', 'id = "moed-a1"', "moed-a1: this id is used twice."),
        ('text = "Hoe was dat?"', 'text = " "', "moed-a1: a question has between 1 and 2000"),
        ('text = "Hoe was dat?"', 'text = "\u200b"', "moed-a1: a question has between 1 and 2000"),
        ('text = "Hoe was dat?"', 'text = "\\u202e"', "moed-a1: a question has between 1 and 2000"),
        ("Hoe was dat?", "x" * 2001, "moed-a1: a question has between 1 and 2000 characters."),
        ('title = "Moed"\nshort', f'title = "{"M" * 81}"\nshort', "a title has between 1 and 80"),
    ],
)
def test_what_is_wrong_in_a_table_is_told_with_its_line_its_id_and_its_key(
    pack: Path, old: str, new: str, said: str
) -> None:
    assert old in COACH
    pack.write_text(COACH.replace(old, new, 1))
    assert said in refused(pack)


@pytest.mark.parametrize(
    ("spoilt", "name"), [('yields = "deed"', "moed-a10"), ('kind = "choice"', "moed-a1")]
)
def test_the_line_told_is_that_of_the_table_also_after_an_empty_line_or_a_longer_name(
    pack: Path, spoilt: str, name: str
) -> None:
    pack.write_text(COACH.replace(spoilt, f'{spoilt.split(maxsplit=1)[0]} = "x"'))
    line = line_of(COACH, f'id = "{name}"')
    assert refused(pack).startswith(f"line {line}: {name}:")


@pytest.mark.parametrize("count", [500, 501])
def test_a_pack_has_five_hundred_questions_at_most(pack: Path, count: int) -> None:
    more = "".join(
        f'[[prompt]]\nid="v{n}"\nmoment="week"\nkind="text"\nyields="deed"\nframe=["x"]\ntext="?"\n'
        for n in range(count - 3)
    )
    pack.write_text(COACH + more)
    if count == 500:
        assert len(load(pack).prompts) == 500
    else:
        assert refused(pack) == "more than 500 questions in one pack."


def test_two_files_with_a_pack_table_are_refused_by_both_names(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(COACH)
    with pytest.raises(Refusal, match="stands in two files") as told:
        load(tmp_path)
    assert (told.value.facts["first"], told.value.facts["second"]) == ("a.toml", "b.toml")


def test_a_quoted_value_is_cut_and_holds_no_control(pack: Path) -> None:
    long = "\\u001b[31m" + "x" * 500
    pack.write_text(COACH.replace('kind = "choice"', f'kind = "{long}"'))
    said = refused(pack)
    assert "\x1b" not in said
    assert "x" * 56 in said
    assert "x" * 57 not in said


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_and_never_a_fault(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("pack") / "pack.toml"
    path.write_bytes(data)
    with pytest.raises(Refusal):
        load(path)


@given(
    st.integers(0, len(COACH)), st.integers(0, 40), st.sampled_from(["", "=", '"', "[", "\n", "1"])
)
def test_a_pack_with_any_piece_spoilt_is_a_pack_or_refused(
    tmp_path_factory: pytest.TempPathFactory, start: int, length: int, put: str
) -> None:
    path = tmp_path_factory.mktemp("pack") / "pack.toml"
    path.write_text(COACH[:start] + put + COACH[start + length :])
    try:
        loaded = load(path)
    except Refusal as refusal:
        Words("nl").tr(refusal.sentence, **refusal.facts)
    else:
        assert loaded.about.format == 1
