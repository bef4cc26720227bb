"""How German, French, Spanish, Italian and Portuguese are read, a line a reading; what is no figure is left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audicle.speak.normalise import normalise
from audicle.speak.normalise.european.gender import gender_of
from audicle.speak.normalise.european.language import language
from audicle.speak.normalise.european.numbers.ordinal_words import ordinal
from audicle.speak.normalise.european.numbers.words import cardinal, year
from audicle.speak.normalise.european.numbers.written import split
from audicle.speak.normalise.languages import rules_for

PLAIN = [
    "Le", "Ce", "la", "Vie", "Di", "so", "do", "una", "mil", "Mai", "mai", "Mars", "Kilo", "de", "siècle", "Li", "Ch",
    "Oh", "demi", "media", "Liter", "und", "i", "secolo", "Seite", "rojo", "Mo", "Mil", "Xi", "Note", "por",
]  # fmt: skip

READINGS = """
de    | Die Burg ist aus dem 12. Jahrhundert.    | Die Burg ist aus dem zwölften Jahrhundert.
de    | in der 3. Runde                          | in der dritten Runde
de    | der 2. Platz                             | der zweite Platz
de    | sein 3. Buch                             | sein drittes Buch
de    | am 3., 4. und 5. Mai                     | am dritten, vierten und fünften Mai
de    | Die 3. Das war spät.                     | Die drei. Das war spät.
de    | am 4.7. um 9 Uhr                         | am vierten Juli um neun Uhr
de    | 10.–12.06.2021                           | zehnter bis zwölfter Juni zweitausendeinundzwanzig
de    | Abschnitt 2.3.10                         | Abschnitt zwei Punkt drei Punkt zehn
de    | Di–Do 9–12 Uhr                           | Dienstag bis Donnerstag neun bis zwölf Uhr
de    | um 20:15                                 | um zwanzig Uhr fünfzehn
de    | Sie trank 1/2 Liter.                     | Sie trank einen halben Liter.
de    | mit 1/2 Tasse Milch                      | mit einer halben Tasse Milch
de    | 2 1/2 Wochen                             | zweieinhalb Wochen
de    | 3/8 der Fläche                           | drei Achtel der Fläche
de    | 0171 1234567                             | null eins sieben eins, eins zwei drei vier fünf sechs sieben
de    | +49 (0)40 12345                          | plus vier neun, vier null, eins zwei drei vier fünf
de    | anna@haus.de                             | anna at haus Punkt D E
de    | 0,50 €                                   | fünfzig Cent
de    | -5 €                                     | minus fünf Euro
de    | 25,– Franken                             | fünfundzwanzig Franken
de    | 1.200,50 Euro                            | eintausendzweihundert Euro fünfzig
de    | 5–10 €                                   | fünf bis zehn Euro
de    | 3 €/kg                                   | drei Euro pro Kilogramm
de    | 10 000 m                                 | zehntausend Meter
de    | 1’200’000 Leute                          | eine Million zweihunderttausend Leute
de    | Es stand 2:1.                            | Es stand zwei zu eins.
de    | 6 l/100 km                               | sechs Liter pro einhundert Kilometer
de    | 90°                                      | neunzig Grad
de    | 2 ‰                                      | zwei Promille
de    | 3³ + x²                                  | drei hoch drei plus x hoch zwei
de    | Sie hat 1 Hund und 1 Katze.              | Sie hat einen Hund und eine Katze.
de    | für 1 Euro                               | für einen Euro
de    | die Bäcker:innen und/oder Köch*innen     | die Bäckerinnen und oder Köchinnen
de    | jede:r [sic]                             | jeder sic
de    | Er sah […] sie.                          | Er sah sie.
de    | § 5 und §§ 7–9                           | Paragraf fünf und Paragrafen sieben bis neun
de    | mit Elisabeth II. und ihm                | mit Elisabeth der Zweiten und ihm
de    | im II. Weltkrieg                         | im zweiten Weltkrieg
de    | 3/4 l und ½ TL                           | drei Viertel Liter und ein halber Teelöffel
de    | der 1.000. Gast (24.12.)                 | der tausendste Gast (vierundzwanzigster Dezember)
de    | Kapitel 1 Anfang, Abs. 1 GG              | Kapitel eins Anfang, Absatz eins GG
de    | 20 US-$ und CO₂                          | zwanzig US-Dollar und C O zwei
de    | Sa 9–13 Uhr                              | Samstag neun bis dreizehn Uhr
de-CH | CHF 1'250.75                             | eintausendzweihundertfünfzig Franken fünfundsiebzig
de-CH | 30 Leute, 3.5 km                         | dreissig Leute, drei Komma fünf Kilometer
de-AT | am 5. Jan. 2020                          | am fünften Jänner zweitausendzwanzig
fr    | dans 1/2 heure                           | dans une demi-heure
fr    | la 1/2 finale                            | la demi-finale
fr    | 2 ½ heures                               | deux heures et demie
fr    | 5/8 du mur                               | cinq huitièmes du mur
fr    | la 1re, le 2e, la 2de et le 80e          | la première, le deuxième, la seconde et le quatre-vingtième
fr    | au XVe s.                                | au quinzième siècle
fr    | François Ier                             | François premier
fr    | Ce mur de Le Havre                       | Ce mur de Le Havre
fr    | le 12/09                                 | le douze septembre
fr    | 5-7 juillet                              | cinq à sept juillet
fr    | à 21h05                                  | à vingt et une heures cinq
fr    | 9h-17h                                   | neuf heures à dix-sept heures
fr    | 01 23 45 67 89                           | zéro un, vingt-trois, quarante-cinq, soixante-sept, quatre-vingt-neuf
fr    | marie@mur.fr                             | marie arobase mur point F R
fr    | 2 000 000 €                              | deux millions d'euros
fr    | 2 000 000 murs                           | deux millions de murs
fr    | 3 M€ et 2 Md€                            | trois millions d'euros et deux milliards d'euros
fr    | 5€50                                     | cinq euros cinquante
fr    | 1,05                                     | un virgule zéro cinq
fr    | les élu·e·s et/ou les DVDs               | les élues et ou les DVD
fr    | 80 000 murs, 200 000 toits               | quatre-vingt mille murs, deux cent mille toits
fr    | 3/4 l et 2 1/2 km                        | trois quarts de litre et deux kilomètres et demi
fr    | 3 x par jour, 1m80                       | trois fois par jour, un mètre quatre-vingts
fr    | 45° N                                    | quarante-cinq degrés nord
fr    | 4 € le kg, note de 15/20                 | quatre euros le kilogramme, note de quinze sur vingt
fr    | 24h/24 et 7j/7                           | vingt-quatre heures sur vingt-quatre et sept jours sur sept
it    | il 1° e il 2° posto                      | il primo e il secondo posto
it    | dal XVI al XVIII secolo                  | dal sedicesimo al diciottesimo secolo
it    | l'1 maggio, lun.-ven.                    | l'uno maggio, dal lunedì al venerdì
it    | 1915-18                                  | dal millenovecentoquindici al diciotto
it    | 3331112222                               | tre tre tre uno uno uno due due due due
pt    | CEP 01310-100                            | CEP zero um três um zero, um zero zero
fr-CH | 75 murs et 88 toits                      | septante-cinq murs et huitante-huit toits
fr-CH | CHF 1'250                                | mille deux cent cinquante francs
fr-BE | 75 murs et 88 toits                      | septante-cinq murs et quatre-vingt-huit toits
fr-CA | 3,25 $                                   | trois dollars et vingt-cinq cents
es    | 21.000 personas y 21.000 soldados        | veintiuna mil personas y veintiún mil soldados
es    | 500 cartas y 21 coches                   | quinientas cartas y veintiún coches
es    | 1/2 hora, 2 1/2 horas y 3/4 partes       | media hora, dos horas y media y tres cuartas partes
es    | el 1.er piso, la 11.ª vez                | el primer piso, la undécima vez
es    | Carlos V y Alfonso XIII                  | Carlos quinto y Alfonso trece
es    | los siglos XV y XVI                      | los siglos quince y dieciséis
es    | la II Guerra Mundial                     | la segunda Guerra Mundial
es    | a las 8:05 y a las 20:05                 | a las ocho y cinco y a las veinte cero cinco
es    | el 9/06                                  | el nueve de junio
es    | al tel. 93 123 40 60                     | al teléfono noventa y tres, ciento veintitrés, cuarenta, sesenta
es    | un total de 100 000 personas             | un total de cien mil personas
es    | ana@mar.es                               | ana arroba mar punto es
es    | 1.000.000 € y 1,01 €                     | un millón de euros y un euro con un céntimo
es    | sol y/o sombra                           | sol y o sombra
es    | el 5 ha llegado con 5 ha                 | el cinco ha llegado con cinco hectáreas
es-MX | $1,500.50                                | mil quinientos pesos con cincuenta centavos
es-MX | 2.5 km                                   | dos punto cinco kilómetros
es-US | $1,500.50                                | mil quinientos dólares con cincuenta centavos
es-AR | $ 1.500,50                               | mil quinientos pesos con cincuenta centavos
it    | 1/2 ora e 1/2 litro                      | mezza ora e mezzo litro
it    | il 21° canto a 21°                       | il ventunesimo canto a ventuno gradi
it    | nel XIX secolo, nel sec. XIV             | nel diciannovesimo secolo, nel secolo quattordicesimo
it    | I canti e Pio XII                        | I canti e Pio dodicesimo
it    | dalle 9.30, ore 14.05                    | dalle nove e trenta, ore quattordici e cinque
it    | 06 1234567                               | zero sei, uno due tre quattro cinque sei sette
it    | anna@mare.it                             | anna chiocciola mare punto it
it    | 2,5 mln €                                | due virgola cinque milioni di euro
it    | 1 studente, 1 casa, 1 h                  | uno studente, una casa, un'ora
it    | ha vinto 3-1                             | ha vinto tre a uno
it    | l'800 e il '68                           | l'ottocento e il sessantotto
it    | dal 5-7 luglio                           | dal cinque al sette luglio
it-CH | CHF 2'500                                | duemilacinquecento franchi
pt    | 16 e 17                                  | dezesseis e dezessete
pt    | 2.000 pessoas e 2 mil pessoas            | duas mil pessoas e duas mil pessoas
pt    | 1/2 hora e 1/12 do mês                   | meia hora e um doze avos do mês
pt    | o 11.º lugar, a 2ª vez                   | o décimo primeiro lugar, a segunda vez
pt    | sécs. XV e XVI                           | séculos quinze e dezesseis
pt    | Dom João VI                              | Dom João sexto
pt    | R$ 2,5 bi e R$ 0,01                      | dois vírgula cinco bilhões de reais e um centavo
pt    | (21) 3456-7890                           | vinte e um, três quatro cinco seis, sete oito nove zero
pt    | ana@mar.com.br                           | ana arroba mar ponto com ponto B R
pt    | venceu por 2 x 1                         | venceu por dois a um
pt-BR | 2.000.000.000 de reais                   | dois bilhões de reais
pt-PT | 2.000.000.000 de euros                   | dois mil milhões de euros
pt-PT | 19 km                                    | dezanove quilómetros
pt-PT | 912 345 678                              | nove um dois, três quatro cinco, seis sete oito
pt-AO | 16 e 17                                  | dezasseis e dezassete
"""


@pytest.mark.parametrize("line", READINGS.strip().splitlines())
def test_reading(line: str) -> None:
    tag, written, said = (part.strip() for part in line.split("|"))
    assert normalise(written, tag).spoken == said


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("de", "31.02.2020"), ("de", "Vitamin C und Typ C"), ("de", "Start > Datei > Ende"), ("de", "Das ist so-so."),
        ("de", "Rot · Blau"), ("de", "R&D und H&M"), ("de", "AC/DC"), ("de", "A4, COVID-19, G20"),
        ("fr", "taille XL, vitamine C"), ("fr", "30/02/2020"), ("fr", "12/06"), ("it", "I secoli bui"),
        ("es", "talla XL, clase C"), ("pt", "tamanho XL"),
    ],
)  # fmt: skip
def test_what_is_unsure_is_left_as_written(tag: str, text: str) -> None:
    assert normalise(text, tag).spoken == text


@pytest.mark.parametrize(
    ("code", "region", "number", "gender", "said"),
    [
        ("de", "", 101, "", "einhunderteins"),
        ("de", "", 1, "f", "eine"),
        ("de", "", 101000, "", "einhunderteintausend"),
        ("de", "", 21000001, "m", "einundzwanzig Millionen ein"),
        ("fr", "", 71, "", "soixante et onze"),
        ("fr", "", 80, "", "quatre-vingts"),
        ("fr", "", 80000, "", "quatre-vingt mille"),
        ("fr", "", 300000000, "", "trois cents millions"),
        ("fr", "CH", 234, "", "deux cent trente-quatre"),
        ("fr", "BE", 81, "", "quatre-vingt-un"),
        ("fr", "BE", 1000000, "", "un million"),
        ("es", "", 21000, "", "veintiún mil"),
        ("es", "", 31200, "f", "treinta y una mil doscientas"),
        ("es", "", 1000000000, "", "mil millones"),
        ("it", "", 118, "", "centodiciotto"),
        ("it", "", 3003, "", "tremilatré"),
        ("it", "", 1200000, "", "un milione duecentomila"),
        ("pt", "BR", 577100, "", "quinhentos e setenta e sete mil e cem"),
        ("pt", "BR", 2_020_577_100, "", "dois bilhões vinte milhões quinhentos e setenta e sete mil e cem"),
        ("pt", "PT", 3_000_000_000, "", "três mil milhões"),
        ("pt", "", 202, "f", "duzentas e duas"),
    ],
)  # fmt: skip
def test_cardinals(code: str, region: str, number: int, gender: str, said: str) -> None:
    assert cardinal(number, language(code, region), gender) == said


@pytest.mark.parametrize(
    ("code", "number", "feminine", "said"),
    [
        ("de", 3, False, "dritte"), ("de", 101, False, "einhunderterste"), ("fr", 1, True, "première"),
        ("fr", 21, False, "vingt et unième"), ("fr", 80, False, "quatre-vingtième"), ("fr", 5, False, "cinquième"),
        ("fr", 200, False, "deux centième"), ("es", 11, False, "undécimo"), ("es", 13, True, "decimotercera"),
        ("es", 123, True, "centésima vigésima tercera"), ("es", 2000, False, None), ("it", 23, True, "ventitreesima"),
        ("pt", 18, True, "décima oitava"), ("pt", 0, False, None),
    ],
)  # fmt: skip
def test_ordinals(code: str, number: int, feminine: bool, said: str | None) -> None:
    assert ordinal(number, language(code), feminine=feminine) == said


def test_every_number_below_a_million_has_words_of_its_own() -> None:
    for code in ("de", "es", "fr", "it", "pt"):
        tongue = language(code)
        numbers = [*range(1001), *range(1001, 10**6, 997)]
        assert len({cardinal(number, tongue) for number in numbers}) == len(numbers)


def test_a_number_too_long_for_words_is_said_by_its_digits() -> None:
    for tag, one in {"de": "eins", "es": "uno", "fr": "un", "it": "uno", "pt": "um"}.items():
        assert normalise("1" * 40, tag).spoken.replace(",", "").split() == [one] * 40


def test_german_years_are_counted_in_hundreds() -> None:
    assert year(1905, language("de")) == "neunzehnhundertfünf"
    assert year(2005, language("de")) == "zweitausendfünf"


@pytest.mark.parametrize(
    ("code", "region", "written", "halves"),
    [
        ("de", "", "1.234,5", ("1234", ",", "5")), ("de", "", "1'234.50", ("1234", ".", "50")),
        ("de", "", "1 234", ("1234", "", "")), ("de", "", "1,234.5", ("1234", ".", "5")),
        ("de", "", "3.14", ("3", ".", "14")), ("de", "", "0.125", ("0", ".", "125")),
        ("es", "MX", "1,234", ("1234", "", "")), ("es", "MX", "3.125", ("3", ".", "125")),
        ("es", "MX", "1.234.567", ("1234567", "", "")),
    ],
)  # fmt: skip
def test_a_number_is_split_at_its_decimal_mark(
    code: str, region: str, written: str, halves: tuple[str, str, str]
) -> None:
    assert split(written, language(code, region)) == halves


@pytest.mark.parametrize(
    ("code", "noun", "gender"),
    [
        ("de", "Weinflasche", "f"), ("de", "Name", "m"), ("de", "Trinkwasser", "n"), ("de", "Mädchen", "n"),
        ("de", "schön", ""), ("fr", "addition", "f"), ("fr", "musée", "m"), ("fr", "zzz", ""), ("es", "problemas", "m"),
        ("es", "canciones", "f"), ("es", "para", ""), ("it", "mano", "f"), ("it", "problema", "m"),
        ("pt", "viagens", "f"), ("pt", "dias", "m"),
    ],
)  # fmt: skip
def test_gender_is_guessed_where_it_shows(code: str, noun: str, gender: str) -> None:
    assert gender_of(noun, language(code), many=code in {"es", "pt"}) == gender


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(sorted(PLAIN)), min_size=1), st.sampled_from(["de", "es", "fr", "it", "pt", "pt-PT"]))
def test_words_without_figures_are_said_as_they_are_written(words: list[str], tag: str) -> None:
    text = " ".join(words)
    assert normalise(text, tag).spoken == text


def test_every_rule_of_every_region_has_its_own_name() -> None:
    for tag in ("de-CH", "de-AT", "es-MX", "fr-BE", "fr-CA", "it-CH", "pt-PT"):
        names = [rule.name for rule in rules_for(tag).rules]
        assert len(names) == len(set(names))


def test_an_address_is_said_by_its_host_in_the_words_of_the_language() -> None:
    rules = rules_for("es", hosts=True)
    assert [said.words for said in rules.apply("Vea https://www.mar.es/a/b?c=1.")] == ["mar punto es"]
