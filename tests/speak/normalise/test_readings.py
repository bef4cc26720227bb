"""How English is read, a line a reading: what is written, what is said, and the rule that says it."""

from __future__ import annotations

import pytest

from audicle.speak.normalise import AS_WRITTEN, normalise
from audicle.speak.sentences import sentences
from audicle.speak.spoken import spoken, verbatim

READINGS = """
her PIN 4821                       | her PIN four eight two one                                       | identifier
123-45-6789                        | one two three, four five, six seven eight nine                   | social-security
Mon-Fri                            | Monday to Friday                                                 | span-days
Jan-Mar                            | January to March                                                 | span-months
from A-Z                           | from A to Z                                                      | span-letters
a grade of B+                      | a grade of B plus                                                | grade
written in C#                      | written in C sharp                                               | sharp
km/h                               | kilometers per hour                                              | alone
took 2h 15m                        | took two hours fifteen minutes                                   | duration-letters
10 000 runners                     | ten thousand runners                                             | number-spaced
built in MCMXCIX                   | built in nineteen ninety nine                                    | roman-year
Lee (D-NY) said                    | Lee (Democrat of New York) said                                  | party
It fell 1,234.5 points.            | It fell one thousand two hundred thirty four point five points.  | number
the 21st century                   | the twenty first century                                         | ordinal
by 1905                            | by nineteen oh five                                              | number
the ’80s                           | the eighties                                                     | decade
On Jan. 5, 2021, it closed.        | On January fifth twenty twenty one, it closed.                   | date-month-day
on 12 June 2021                    | on the twelfth of June twenty twenty one                         | date-day-month
due 2021-06-18                     | due June eighteenth twenty twenty one                            | date-iso
from 1914–1918                     | from nineteen fourteen to nineteen eighteen                      | years
at 2:30 p.m. EST                   | at two thirty PM EST                                             | time-half
at 9:05                            | at nine oh five                                                  | time
It earned $3.2bn.                  | It earned three point two billion dollars.                       | money
a $5 bill                          | a five dollar bill                                               | money
the $2 trillion bill               | the two trillion dollar bill                                     | money
from $5 to $7.50                   | from five dollars to seven dollars and fifty cents               | money
£1,200.50                          | one thousand two hundred pounds and fifty pence                  | money
5–10 km                            | five to ten kilometers                                           | measure-range
in Group C, Chile won              | in Group C, Chile won                                            |
the Honda MkII                     | the Honda Mark two                                               | roman-mark
Jones (D-N.Y.) spoke               | Jones (Democrat of New York) spoke                               | party
Noem, R-S.D., spoke                | Noem, Republican of South Dakota, spoke                          | party
BUFFALO, N.Y. (AP)                 | BUFFALO, New York (AP)                                           | state-dotted
in Sioux Falls, S.D., today        | in Sioux Falls, South Dakota, today                              | state-dotted
THE LOWE'S COMPANIES AT WORK       | The Lowe's Companies At Work                                     | headline
the FY2020-22 plan                 | the FY twenty twenty to twenty two plan                          | fiscal-years
They called 911.                   | They called nine one one.                                        | phone-short
was called 911 times               | was called nine hundred eleven times                             | number
pic.twitter.com/3BDnrvkoms         | pic dot twitter dot com                                          | domain
at nhs.uk/coronavirus              | at NHS dot UK slash coronavirus                                  | domain
at 0100 GMT                        | at zero one hundred GMT                                          | time-figures
(2230 GMT)                         | (twenty two thirty GMT)                                          | time-figures
at 1430 hours                      | at fourteen thirty hours                                         | time-figures
from 1200 hours of film            | from twelve hundred hours of film                                 | number
at 19.30 BST                       | at nineteen thirty BST                                           | time
on Tues 12 Oct                     | on Tuesday the twelfth of October                                | weekday
197 Nm of torque                   | one hundred ninety seven newton meters of torque                 | measure
a 25bp cut                         | a twenty five basis point cut                                    | measure
5.5t of steel                      | five point five tons of steel                                    | measure
10st 4lb                           | ten stone four pounds                                            | ordinal
weighs 11st                        | weighs eleven stone                                              | ordinal
the 21st day                       | the twenty first day                                             | ordinal
the 49ers and the 76ers            | the forty niners and the seventy sixers                          | team
the B.1.1.7 strain                 | the B one one seven strain                                       | lineage
it was -3C (27F)                   | it was minus three degrees Celsius (twenty seven degrees Fahrenheit) | degrees-both
it hit 30C today                   | it hit thirty degrees Celsius today                              | degrees-letter
in seat 27F                        | in seat twenty seven F                                           | code
-40 °F                             | minus forty degrees Fahrenheit                                   | degrees
2 1/2                              | two and a half                                                   | fraction
Henry VIII’s wives                 | Henry the eighth’s wives                                         | roman-ruler
World War II began                 | World War two began                                              | roman-thing
I think so                         | I think so                                                       |
555-0123                           | five five five, zero one two three                                | phone-local
123 Main St.                       | one twenty three Main Street                                     | house
they won 3–0                       | they won three to nothing                                        | score-won
a ratio of 3:1                     | a ratio of three to one                                          | ratio-named
Python 3.11                        | Python three point eleven                                        | version
CO₂                                | C O two                                                          | formula
E = mc²                            | E equals m c squared                                             | equation
Dr. Ames vs. Mr. Lee               | Doctor Ames versus Mister Lee                                    | title
No. He said no.                    | No. He said no.                                                  |
No. 7                              | number seven                                                     | number-of
the F.B.I. agent                   | the FBI agent                                                    | dotted
J. R. R. Tolkien                   | J R R Tolkien                                                    | initials
ann_lee@mail.org                   | ann underscore lee at mail dot org                               | mail
#BlackHistory                      | hashtag Black History                                            | hashtag
report.pdf                         | report dot PDF                                                   | file
NASA SENDS PROBE TO MARS           | NASA Sends Probe To Mars                                         | headline
Well done 🎉!                      | Well done!                                                       | emoji
It is old [12].                    | It is old.                                                       | citation
in Q3 2021                         | in the third quarter of twenty twenty one                        | quarter
room 5B                            | room five B                                                      | code
$20/mo                             | twenty dollars per month                                         | money
12KG of flour                      | twelve kilograms of flour                                        | measure
100 million kg of rice             | one hundred million kilograms of rice                            | measure-after
from $50.00-$100.00                | from fifty to one hundred dollars                                | money-range
$1.50–$2                           | one dollar and fifty cents to two dollars                        | money-range
on SEPT. 15                        | on September fifteenth                                           | date-month-day
Jan-15-2020                        | January fifteenth, twenty twenty                                 | date-hyphens
due 15-Jan-2020                    | due the fifteenth of January twenty twenty                       | date-hyphens
at 10.0.0.40                       | at ten dot zero dot zero dot four zero                           | ip
my 401(k)                          | my four oh one k                                                 | section-letter
call 5551234567                    | call five five five, one two three, four five six seven          | phone-figures
call 07911123456                   | call zero seven nine one one, one two three, four five six       | phone-figures
PART III                           | PART three                                                       | roman-thing
read Ps. 23:1–4                    | read Psalm twenty three, one to four                             | scripture
1 Cor. 13                          | First Corinthians thirteen                            | scripture-numbered
Job 12                             | Job twelve                                                       | number
Mark 10:30 am                      | Mark ten thirty AM                                               | time-half
£5 10s. 6d.                        | five pounds ten shillings and sixpence                           | old-money
10s. 4d.                           | ten shillings and fourpence                                      | shillings
₹2,50,000                          | two lakh fifty thousand rupees                                   | lakhs
Rs 3.5 crore                       | three point five crore rupees                                    | lakhs-named
in 9.58s                           | in nine point five eight seconds                                 | measure
in the 80s                         | in the eighties                                                  | decade
up 4.5pp                           | up four point five percentage points                             | measure
page 1/4                           | page one of four                                                 | part-of
10⁻³ mol/L                         | ten to the minus three moles per liter                           | measure-after
doi:10.1000/182                    | D O I one zero dot one zero zero zero slash one eight two        | doi
4% p.a.                            | four percent per annum                                           | abbreviation
at 85 dB(A)                        | at eighty five decibels                                          | measure
24/7/365                           | twenty four seven three sixty five                               | always
the 5th/6th                        | the fifth or sixth                                               | ordinal-or
IT WAS A COLD MORNING when         | It Was A Cold Morning when                                       | headline
the IT DEPARTMENT IS SHUT          | the IT Department Is Shut                                        | headline
WITH PHP, HTML, CSS AND A MAP      | With PHP, HTML, CSS And A Map                                    | headline
WHO IS THE FRONT-RUNNER NOW        | Who Is The Front-Runner Now                                      | headline
THE MILL stood                     | The Mill stood                                                   | opening
the BBC said                       | the BBC said                                                     |
v₁ and v₂                          | v sub one and v sub two                                          | index
H₂ and T₀                          | H two and T sub zero                                             | index
SO₄²⁻                              | S O four two minus                                               | ion
¹⁴C and ²³⁵U                       | carbon fourteen and uranium two hundred thirty five              | isotope
¹In the beginning                  | In the beginning                                                 | verse-number
5~10 people                        | five to ten people                                               | range-tilde
on .NET now                        | on dot net now                                                   | dot-name
run ./build.sh                     | run dot slash build dot SH                                       | path-here
https://a.example/Mill_(water)     | HTTPS colon slash slash A dot example slash Mill underscore water | url
The tide rose.3                    | The tide rose.                                                   | note-glued
He left.12 She came.               | He left. She came.                                               | note-glued
on p.3 of it                       | on page three of it                                              | number-of
In the 'nineties it shut           | In the nineties it shut                                          | apostrophe
he said 'em' then                  | he said 'em' then                                                |
text [*23] more                    | text more                                                        | citation
"""


def cases() -> list[tuple[str, str, str]]:
    lines = [tuple(part.strip() for part in line.split("|")) for line in READINGS.strip().splitlines()]
    return [(written, said, rule) for written, said, rule in lines]


@pytest.mark.parametrize(("written", "said", "rule"), cases())
def test_reading(written: str, said: str, rule: str) -> None:
    normalised = normalise(written, "en")
    assert normalised.spoken == said
    rules = {piece.rule for piece in normalised.pieces} - {AS_WRITTEN}
    assert rule in rules if rule else not rules


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "03/04/2021", "March fourth twenty twenty one"),
        ("en-US", "03/04/2021", "March fourth twenty twenty one"),
        ("en-GB", "03/04/2021", "the third of April twenty twenty one"),
        ("en-GB", "101 cars", "one hundred and one cars"),
        ("en-AU", "2,005 bikes", "two thousand and five bikes"),
        ("en-GB", "to 120,345", "to one hundred and twenty thousand three hundred and forty five"),
        ("en-GB", "2,019,110 votes", "two million nineteen thousand one hundred and ten votes"),
        ("en-GB", "the 150th day", "the one hundred and fiftieth day"),
        ("en-GB", "in 1905", "in nineteen oh five"),
        ("en-GB", "£1,250", "one thousand two hundred and fifty pounds"),
        ("en-GB", "a 12t lorry", "a twelve tonne lorry"),
        ("en-GB", "open at 10.30", "open at ten thirty"),
        ("en-GB", "from 9.15 to 10.45 daily", "from nine fifteen to ten forty five daily"),
        ("en-GB", "rose from 9.15 to 10.45", "rose from nine point one five to ten point four five"),
        ("en-GB", "at 10.30 per cent", "at ten point three zero per cent"),
        ("en-US", "version at 10.30", "version at ten point three zero"),
        ("en-CA", "101 cars", "one hundred one cars"),
        ("de", "am 3. Mai um 14:30 Uhr", "am dritten Mai um vierzehn Uhr dreißig"),
        ("de", "2,5 Mio. Menschen, z. B. hier", "zwei Komma fünf Millionen Menschen, zum Beispiel hier"),
        ("fr", "le 1er mai, 21 personnes", "le premier mai, vingt et une personnes"),
        ("fr", "le XIXe siècle", "le dix-neuvième siècle"),
        ("es", "21 casas y 21 años", "veintiuna casas y veintiún años"),
        ("es", "3.200 millones de €", "tres mil doscientos millones de euros"),
        ("it", "1 casa, 23 km", "una casa, ventitré chilometri"),
        ("de", "DAS ALTE HAUS AM SEE", "Das Alte Haus Am See"),
        ("de", "DIE SPD, DIE CDU UND FDP", "Die SPD, Die CDU Und FDP"),
        ("de", "BMW, VW und SPD", "BMW, VW und SPD"),
        ("fr", "L’ANNÉE DE LA MER", "L’Année De La Mer"),
        ("fr", "Le sel, Ce jour, Ve siècle", "Le sel, Ce jour, cinquième siècle"),
        ("es", "el grupo C y el capítulo V", "el grupo C y el capítulo cinco"),
        ("ru", "МОЙ СТАРЫЙ ДОМ", "Мой Старый Дом"),
        ("pt", "(Salmos 119:1-2), jogo 3:1", "(Salmos 119:1-2), jogo três a um"),
        ("pt-BR", "R$ 3,50", "três reais e cinquenta centavos"),
    ],
)
def test_reading_by_language(language: str, written: str, said: str) -> None:
    assert normalise(written, language).spoken == said


def test_an_address_of_the_web_is_said_in_full_or_by_its_host() -> None:
    text = "See https://www.example.org/a/b."
    assert normalise(text, "en").spoken == ("See HTTPS colon slash slash WWW dot example dot org slash A slash B.")
    assert spoken(text, "en") == "See example dot org."
    assert spoken(text, "kk") == "See example.org."


def test_nothing_to_say_is_nothing() -> None:
    assert [spoken(text, "en") for text in ("🎉", "[12]", "* * *", "", " ")] == [""] * 5


def test_code_is_said_as_it_stands() -> None:
    assert verbatim("x[1] = 5  # $3").words == "x[1] = 5 # $3"
    assert verbatim("}").words == ""


@pytest.mark.parametrize(
    "text",
    ["Dr. Ames met Mr. Lee.", "See Fig. 3 and No. 7.", "It costs $3.2 bn. a year.", "J. R. R. Tolkien wrote it.",
     "He left at 5 p.m. on Monday.", "Apples, e.g. Cox, vs. pears.", "Smith et al. disagree."],
)  # fmt: skip
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert len(sentences(text, "en")) == 1
