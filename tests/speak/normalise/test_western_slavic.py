"""Polish, Czech, Slovak, Croatian and Slovenian: no number and no currency is lost, and what is unsure is left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audicle.speak.normalise import normalise
from audicle.speak.normalise.cldr.grammar import grammar_of

CODES = ("pl", "cs", "sk", "hr", "sl")
CURRENCIES = {
    "zł": {"pl": "złot", "cs": "zlot", "sk": "zlot", "hr": "zlot", "sl": "zlot"},
    "Kč": {"pl": "koron", "cs": "korun", "sk": "kor", "hr": "krun", "sl": "kron"},
    "€": {"pl": "euro", "cs": "eur", "sk": "eur", "hr": "eur", "sl": "evr"},
    "$": {"pl": "dolar", "cs": "dolar", "sk": "dol", "hr": "dolar", "sl": "dolar"},
    "£": {"pl": "funt", "cs": "lib", "sk": "lib", "hr": "funt", "sl": "funt"},
}
CASES = ("nom", "gen", "dat", "acc", "ins", "loc")


@pytest.mark.parametrize("code", CODES)
def test_every_number_has_words_of_its_own(code: str) -> None:
    spoken = grammar_of(code)
    numbers = [*range(10_000), *(10**power + 1 for power in range(4, 15))]
    assert len({spoken.cardinal(number) for number in numbers}) == len(numbers)
    assert len({spoken.ordinal(number, "m", "nom") for number in range(1, 10_000)}) == 9_999


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("gender", ["m", "f", "n"])
@pytest.mark.parametrize("case", CASES)
def test_a_number_has_words_in_every_gender_and_case(code: str, gender: str, case: str) -> None:
    spoken = grammar_of(code)
    for number in (0, 1, 2, 3, 4, 5, 11, 21, 22, 100, 101, 234, 1000, 2001, 1_000_000, 3 * 10**9):
        words = spoken.cardinal(number, gender, case)
        assert words
        assert not any(letter.isdigit() or letter in "/_-" for letter in words)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("sign", CURRENCIES)
@pytest.mark.parametrize(
    "pattern",
    ["5 {}", "5{}", "1 {}", "2,5 {}", "1,50 {}", "0,99 {}", "5–10 {}", "-5 {}", "za 22 {}", "od 3 do 4 {}", "5 {} a"],
)
def test_a_currency_is_never_lost(code: str, sign: str, pattern: str) -> None:
    said = normalise(pattern.format(sign), code).spoken
    small = ("grosz", "hal", "cent", "cen", "pen", "pens", "lip", "groš")
    assert CURRENCIES[sign][code] in said or (pattern.startswith("0,") and any(word in said for word in small))
    assert sign not in said.split()
    assert not any(letter.isdigit() for letter in said)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "text",
    [
        "1234567890123456789012345678901234567890",
        "31.02.2020",
        "45.13.2020",
        "25:61",
        "3 кг",
        "12a/b",
        "ISBN 978-83-08-12345-6",
        "ABC-123-XYZ",
    ],
)
def test_the_tail_of_what_is_unsure_is_left(code: str, text: str) -> None:
    assert normalise(text, code).spoken.endswith(text[-2:])


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*CURRENCIES, "5", "12.", "1985", "3,5", "1/2", "–", " ", ".", "%", "14:30", "XIX", "IV.", "a", "i", "do",
             "od", "v", "w", "u", "ob", "st.", "art.", "č.", "mil.", "km", "°C", "(", ")", "§", "кг", "日", "-", "/"]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_any_writing_is_read_whole_and_in_order(code: str, parts_of_text: list[str]) -> None:
    text = "".join(parts_of_text)
    made = normalise(text, code)
    assert "".join(text[piece.start : piece.end] for piece in made.pieces) == text
    assert "".join(made.spoken[piece.spoken_start : piece.spoken_end] for piece in made.pieces) == made.spoken


@pytest.mark.parametrize(
    ("code", "written", "said"),
    [
        # Two to four, and five and more
        ("pl", "1 kot, 2 koty, 5 kotów", "jeden kot, dwa koty, pięć kotów"),
        ("cs", "1 žena, 2 ženy, 5 žen", "jedna žena, dvě ženy, pět žen"),
        ("sk", "1 mesto, 2 mestá, 3 študenti", "jedno mesto, dve mestá, traja študenti"),
        ("hr", "21 knjiga, 22 knjige, 25 knjiga", "dvadeset jedna knjiga, dvadeset dvije knjige, dvadeset pet knjiga"),
        ("sl", "1 €, 2 €, 3 €, 5 €, 102 €", "en evro, dva evra, trije evri, pet evrov, sto dva evra"),
        # The preposition says the case
        ("pl", "z 5 krajów, o 3 dniach, przed 2 laty", "z pięciu krajów, o trzech dniach, przed dwoma laty"),
        ("cs", "bez 2 korun, s 3 lidmi, ve 4 městech", "bez dvou korun, s třemi lidmi, ve čtyřech městech"),
        ("sk", "do 5 km, k 3 ľuďom, v 80 % prípadov",
         "do piatich kilometrov, k trom ľuďom, v osemdesiatich percentách prípadov"),
        ("sl", "od 2 let, s 3 prijatelji, v 5 krajih", "od dveh let, s tremi prijatelji, v petih krajih"),
        # Ordinals agree with what they order
        ("pl", "1. miejsce, na 2. stronie, 3. etapu", "pierwsze miejsce, na drugiej stronie, trzeciego etapu"),
        ("cs", "5. května, ve 2. kole, 1. a 2. třída", "pátého května, ve druhém kole, první a druhá třída"),
        ("sk", "3. ročník, na 3. mieste", "tretí ročník, na treťom mieste"),
        ("hr", "u 3. razredu, 1985. godine", "u trećem razredu, tisuću devetsto osamdeset pete godine"),
        ("sl", "v 20. stoletju, ob 9. uri", "v dvajsetem stoletju, ob deveti uri"),
        # Monarchs
        ("pl", "za Karola V", "za Karola Piątego"),
        ("cs", "s Karlem IV.", "s Karlem Čtvrtým"),
        ("sk", "o Jánovi II. sa píše", "o Jánovi Druhom sa píše"),
        ("hr", "o Petru I. se piše", "o Petru Prvom se piše"),
        ("sl", "pri Karlu V.", "pri Karlu Petem"),
        # What looks like a time and is money
        ("cs", "po 2.50 Kč", "po dvě koruny padesát haléřů"),
        ("pl", "po 14.30 zł", "po czternaście złotych trzydzieści groszy"),
    ],
)  # fmt: skip
def test_words_bend(code: str, written: str, said: str) -> None:
    assert normalise(written, code).spoken == said
