from __future__ import annotations

import pytest

from audicle.read import printed_dates as dates
from audicle.read.printed_dates import find_dates
from audicle.read.text.captions import is_caption, is_credit, split_credit
from audicle.read.text.mail import is_reply, split_signature
from audicle.read.text.people import names_in
from audicle.read.text.shape import shape_of
from audicle.read.text.wrapping import lines_of


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Updated 1:39 am EST, Wednesday, November 20, 2019", "2019-11-20"),
        ("Published Tue, Nov 19 20197:05 AM EST", "2019-11-19"),
        ("Mon 18 Nov 2019 18.54 GMT", "2019-11-18"),
        ("Veröffentlicht am 12. September 2022, 10:15 Uhr", "2022-09-12"),
        ("le 1er mai 2020", "2020-05-01"),
        ("18 de agosto de 2018", "2018-08-18"),
        ("11 октября 2018", "2018-10-11"),
        ("2019年11月18日", "2019-11-18"),
        ("2021년 5월 3일 입력", "2021-05-03"),
        ("١٨ مايو ٢٠٢١", "2021-05-18"),
        ("2019-11-18T22:05:36Z", "2019-11-18"),
        ("13/06/2014", "2014-06-13"),
        ("20. 3. 2020", "2020-03-20"),
        ("5 มีนาคม 2567", "2024-03-05"),
        ("๕ มี.ค. พ.ศ. ๒๕๖๗", "2024-03-05"),
    ],
)
def test_dates_are_found_in_any_usual_form(line: str, value: str) -> None:
    assert [found.value for found in find_dates(line)] == [value]


@pytest.mark.parametrize(("day_first", "value"), [(True, "2019-04-03"), (False, "2019-03-04")])
def test_an_ambiguous_date_is_read_as_told(day_first: bool, value: str) -> None:
    assert find_dates("3/4/2019", day_first=day_first)[0].value == value


@pytest.mark.parametrize("line", ["31/31/2019", "in 2019", "chapter 3.4", "99.99.9999", "May 2019", "30 February 2019"])
def test_what_is_not_a_day_is_not_a_date(line: str) -> None:
    assert find_dates(line) == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", ("Ann Lee",)),
        ("By ANN LEE, JO O'NEIL and MAX VAN DER BERG", ("Ann Lee", "Jo O'Neil", "Max Van Der Berg")),
        ("By Ann Lee | Special to the Courier", ("Ann Lee",)),
        ("Ann Lee, Science Writer", ("Ann Lee",)),
        ("By Ann Lee - 11/19/19 06:56 AM EST", ("Ann Lee",)),
        ("Von Jonas Feldmann und Ute Maier", ("Jonas Feldmann", "Ute Maier")),
        ("Par Hélène de La Tour", ("Hélène de La Tour",)),
        ("Текст: Анна Иванова", ("Анна Иванова",)),
        ("记者 王小明", ("王小明",)),
        ("بقلم سلمى حداد", ("سلمى حداد",)),
        ("By Staff Reports", ()),
        ("By Watch CBSN Live", ()),
        ("기사입력", ()),
    ],
)
def test_names_are_found_in_bylines(line: str, names: tuple[str, ...]) -> None:
    assert names_in(line) == names


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("The mill at dusk. (Ann Lee/AP)", "The mill at dusk.", "Ann Lee/AP"),
        ("The mill at dusk. Photo: Ann Lee", "The mill at dusk.", "Photo: Ann Lee"),
        ("The mill at duskCredit: Ann Lee", "The mill at dusk", "Credit: Ann Lee"),
        ("The mill at dusk (left) and at dawn", "The mill at dusk (left) and at dawn", None),
        ("Photo: Ann Lee", "Photo: Ann Lee", None),
    ],
)
def test_a_credit_is_split_from_its_caption(line: str, caption: str, credit: str | None) -> None:
    assert split_credit(line) == (caption, credit)


def test_credits_and_captions_are_told_apart() -> None:
    assert is_credit("Photo: Ann Lee, AP")
    assert is_credit("(Image credit: Ann Lee)")
    assert not is_credit("Image: the mayor opens the new bridge over the river")
    assert is_caption("Image: the mayor opens the new bridge over the river", "")
    assert is_caption("Two swans on the canal in March", "Photo: Ann Lee, AP")
    assert not is_caption("Two swans on the canal in March", "They had come back.")


def test_hard_wrapped_lines_are_joined_and_short_lines_are_not() -> None:
    wrapped = (
        "The river was high that year and the\nold men who sat on the wall said it\n"
        "had not been so high since the war.\n"
        "\nNobody believed them until the night\nwhen the water came over the bridge\nand into the square.\n"
    )
    assert len(lines_of(wrapped)) == 2
    assert lines_of(wrapped)[1].endswith("came over the bridge and into the square.")
    assert lines_of("Home\nNews\nSport\nWeather\nAbout us\n") == ["Home", "News", "Sport", "Weather", "About us"]


def test_chinese_is_joined_without_spaces() -> None:
    row = "城南门外的老茶馆停业十二年之后重新开门"
    assert lines_of("\n".join([row] * 6)) == [row * 6]


def test_size_counts_words_in_any_script() -> None:
    assert shape_of("Four words stand here").size == 4
    assert shape_of("老茶馆在古城重新开门").size == 5
    assert shape_of("老茶馆重新开门。").end == "sentence"
    assert shape_of("مكتبة متنقلة تصل").case == "none"


LETTER = """\
Guten Abend,

das Haus am Deich stand lange leer, und niemand im ganzen Dorf wollte
sagen, wem es gehörte. Erst als im Herbst ein Licht im oberen Fenster
brannte, fing man wieder an, davon zu reden, zuerst leise beim Bäcker
und dann laut.

1. Das Dach ist neu und wurde von niemandem
   bezahlt.
2. Die Tür ist alt.

> Ich habe dort niemanden
> gesehen, und das bleibt so.

***

Viele Grüße
Antje
"""


def test_a_letter_is_joined_though_its_greeting_its_list_and_its_quote_are_narrow() -> None:
    found = lines_of(LETTER)
    assert found[1].startswith("das Haus am Deich")
    assert found[1].endswith("und dann laut.")
    assert found[2:4] == ["1. Das Dach ist neu und wurde von niemandem bezahlt.", "2. Die Tür ist alt."]
    assert found[4:] == ["> Ich habe dort niemanden gesehen, und das bleibt so.", "***", "Viele Grüße", "Antje"]


def test_one_wrapped_paragraph_is_joined_and_a_verse_of_like_lines_is_not() -> None:
    prose = "Le phare de la pointe a été rallumé samedi par les enfants\ndu village, qui avaient gardé pendant "
    prose += "tout l'hiver la lampe\ndans une remise du port sans que personne ne le sache, et\nqui l'ont montée seuls."
    assert lines_of(prose) == [prose.replace("\n", " ")]
    verse = "The lamp was out upon the hill,\nThe men were gone, the mill was still,\nThe wind had "
    verse += "nothing left to turn,\nThe stove had nothing left to burn."
    assert lines_of(verse) == verse.split("\n")


@pytest.mark.parametrize(
    ("rows", "word"),
    [("the har-\nbour of the harbour", "the harbour of"), ("a well-\nknown man", "a well-known man")],
)
def test_a_word_parted_at_the_end_of_a_row_is_whole_again(rows: str, word: str) -> None:
    filled = "all of the keepers were at the gate of the old tower and\n" * 6
    assert word in lines_of(filled + "and nobody in the house had said a word of " + rows)[0]


def test_a_signature_is_split_off_with_or_without_the_space_after_its_mark() -> None:
    for mark in ("-- ", "--"):
        assert split_signature(f"Text.\n\n{mark}\nAnn Lee\nQuay 1\n") == ("Text.\n", "Ann Lee\nQuay 1\n")
    told = "One.\n--\n" + "This is a whole paragraph, longer than any line of an address would ever come to be there.\n"
    assert split_signature(told) == (told, "")


@pytest.mark.parametrize(
    ("top", "answers"),
    [
        ("On Tue, 5 Mar 2024, Ann Lee wrote:", True),
        ("On Tue, 5 Mar 2024 at 08:00, Ann Lee\n<ann@example.org> wrote:", True),
        ("Am 05.03.24 um 08:00 schrieb Ute Maier:", True),
        ("Le mar. 5 mars 2024 à 08:00, Luc Petit a écrit :", True),
        ("5 марта 2024 г. Анна Иванова написала:", True),
        ("The keeper of the tower said:", False),
    ],
)
def test_a_reply_is_known_by_the_line_above_its_quote(top: str, answers: bool) -> None:
    assert is_reply(f"{top}\n> Who lit the lamp?\n\nNobody did.\n") is answers


def test_in_a_line_full_of_dates_each_is_compared_with_few(monkeypatch: pytest.MonkeyPatch) -> None:
    count, compared = 4_000, 0
    begin = dates._begin

    def counted(found: dates.Found) -> int:
        nonlocal compared
        compared += 1
        return begin(found)

    monkeypatch.setattr(dates, "_begin", counted)
    assert len(find_dates("12 March 2019 " * count)) == count
    assert compared < 30 * count
