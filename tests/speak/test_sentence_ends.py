"""Where sentences end: one example or two of each kind, in the languages where it matters."""

from __future__ import annotations

from importlib.resources import files

import pytest
import sentencex

from audicle.speak.abbreviations import Kind, table
from audicle.speak.sentences import sentences
from audicle.speak.sentences.guessing import guessed
from audicle.speak.sentences.knowledge import knowledge
from audicle.speak.sentences.pairs import LONGEST

LANGUAGES = sorted(
    path.name.removesuffix(".toml")
    for path in files("audicle.speak.abbreviations").iterdir()
    if path.name.endswith(".toml")
)


@pytest.mark.parametrize(
    ("language", "marked"),  # "|" stands where a sentence begins after another
    [
        # Titles and initials before names
        ("fr", "M. Roche sort. |Il pleut."),
        ("it", "S. Anna è vicina. |Andiamo."),
        ("pt", "D. Luís reinou. |D. Maria ajudou."),
        ("nl", "Mw. Kok belde. |Dhr. Vos niet."),
        ("pl", "Szkoła im. Kopernika stoi. |Rynek jest blisko."),
        ("ru", "Театр им. Гоголя открыт. |Входите."),
        ("en", "J. R. R. Green wrote it. |It sold well."),
        ("fr", "J.-P. Roux chante. |On danse."),
        ("de", "Hans-J. Vogel kam. |Er blieb."),
        # References before numbers, which are words without one
        ("en", "See vol. 2, ch. 4. |It is short."),
        ("es", "Véase la pág. 5. |Es breve."),
        ("pt", "No séc. XIX mudou. |Hoje não."),
        ("pl", "Mieszkał tu ok. 1850 r. w domu. |Dom stoi."),
        ("ru", "См. рис. 5. |Он мал."),
        ("fr", "L'art. 3 suffit. |C'est tout."),
        ("en", "Read Ps. 23:1 and 1 Cor. 13. |I met Sam. |He paid £5 10s. 6d. then."),
        ("en", "No. 7 won. |No. |It lost."),
        ("de", "Das regelt Art. 3. |Nicht diese Art. |Andere schon."),
        # Eras, and what is no sentence yet
        ("fr", "Il vécut en 52 av. J.-C. à Rome. |On le sait."),
        ("it", "Accadde nel 44 a.C. |Il senato tacque."),
        ("es", "Cayó en el 70 d. C. y ardió. |Nadie huyó."),
        ("de", "Das war 9 n. Chr. im Wald. |Es regnete."),
        ("en", "In 44 B.C. Caesar fell. |It was 44 B.C. |Rome wept."),
        ("ru", "В XIX в. Россия росла. |Это был конец XIX в. |Россия росла."),
        # Ordinals
        ("de", "Im 19. Jahrhundert brannte es. |Wilhelm II. Besuch half nicht."),
        ("de", "Am 12. & 13. Mai ist zu. |Danach nicht."),
        ("de", "Vom 1. bis 5. Mai ist zu. |Es waren 12. |Alle gingen."),
        ("da", "Den 5. Maj regnede det. |Christian 4. Slotte står endnu."),
        ("nb", "Den 17. Mai er fri. |De var 17. |Alle gikk."),
        ("fi", "Kustaa II. Aadolf tuli. |Heitä oli 5. |Kaikki lähtivät."),
        ("hu", "IV. Béla élt. |Az 1. Magyar Hadsereg ment. |Itt vannak 12. |Mind eljött."),
        ("tr", "II. Mehmed geldi. |1. Ordu gitti. |Onlar 12. |Hepsi gitti."),
        ("cs", "Karel IV. Lucemburský vládl. |Přijdu v 8. |Přines chléb."),
        ("hr", "Josip I. Habsburški vladao je. |Bilo ih je 5. |Svi su otišli."),
        ("et", "Karl XII. Rootsi kuningas langes. |Neid oli 12. |Kõik läksid."),
        ("ko", "2024. 3. 5. 시작했다. |끝났다."),
        # Parts of words, and names with points
        ("de", "Er ist Dipl.-Ing. und Wirt. |Sie ist Dr.-Ing. Kern."),
        ("fr", "Un peu, c.-à-d. 5 euros. |C'est peu."),
        ("en", "It runs on .NET. |Run ./build.sh now. |Read README.md. |We did."),
        ("en", "Open Mon.–Fri. from 9 to 5. |Closed on Sunday."),
        # Leading apostrophes
        ("en", "In the 'nineties it shut. |In the '90s it shut. |It opened."),
        ("nl", "Hij woont in 's-Hertogenbosch. |'s Avonds is het stil."),
        ("it", "L'Italia del '900 era povera. |Poi cambiò."),
        # Quotation marks and brackets
        ("de", "»Geh.« |›Nein.‹ |Sie blieb. |„Gut.“ |Er ging."),
        ("fr", "« Viens ! » |Il vint. |« Non », dit-il."),
        ("sv", "”Kom.” |Han kom."),
        ("ja", "「行くよ。」と言った。|「いいよ。」|彼は出た。"),
        ("zh", "“好。”她说。|“好。”|他走了。"),
        ("en", "(He left.) |(She stayed.) |They met (why?) again."),
        ("en", "“I know. I saw it,” he said. |Then “No.” |She left."),
        ("en", '5\'10" is tall. |6" is not. |"Is it?" |It is.'),
        # At the end or not, by what follows
        ("en", "He left the U.S. |He joined the U.S. Navy."),
        ("en", "It is 5 p.m. |Dinner is at 7 p.m. Sunday."),
        ("en", "Smith & Co. & Sons sold A. & B. Ltd. |It grew."),
        ("en", "It was Sun. Dec. 7. |War began."),
        ("de", "Siehe § 5 ff. BGB. |Dort steht es usw. |Es war anders. |2. Versuch."),
        ("de", "Er heißt Max. |Der Saal fasst max. 20 Leute."),
        ("sv", "Köp 5 st. |Se s. 3 ff. |Där står det."),
        ("ru", "В с. Горки есть музей. |Он мал."),
        ("zh", '他说:"走吧。"|她点头。|"好!"他笑了。'),
        ("cs", "Stojí 5 tis. Kč. |Má 5 tis. |Chce víc."),
        ("pl", "Miał 300 s. |Była gruba."),
        ("de", "Er mag Tee usw. |Sie mag z. B. Wein."),
        ("en", "She has an A. |Then Ann B. Lee came. |Take vitamin C. |Sleep helps."),
        ("es", "Vivía cerca del mar. |Juan pescaba. |Vino el 5 de mar. de 1990."),
        # Marks of other scripts, and more than one
        ("ar", "أين هو؟ |لا أحد يعرف. |جاء د. سمير."),
        ("ur", "وہ آیا۔ |وہ گیا۔"),
        ("hy", "Նա եկավ։ |Նա գնաց։"),
        ("am", "መጣ። |ሄደ።"),
        ("hi", "डॉ. राय आए। |सब उठे।"),
        ("el", "Τι είναι; |Τίποτα. |Ο κ. Ράλλης το ξέρει."),
        ("en", "What?! |No… |It cannot be. |Well... I see."),
        ("en", "So (!) he left. |Was it 3.50? |It was v2.1.3."),
        # Lists and dialogue
        ("en", "1. Open it. |2. Close it."),
        ("en", "a) Open it. |b) Close it."),
        ("en", "1) The lid |2) The box"),
        ("en", "The prizes went to (1) Anna, (2) Ben and (3) Carla."),
        ("en", "(1) Anna and (2) Ben won."),
        ("pl", "– Idziesz? |– Nie."),
        ("es", "—¿Vienes? —dijo ella. |—No."),
        # Notes, and a forgotten space
        ("en", "The tide rose.3 |It fell again.4,5"),
        ("en", "The tide rose.[12] |It fell."),
        ("en", "They went home.|It rained."),
        ("xx", "Abc def. |Ghi."),
    ],
)
def test_where_sentences_end(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in sentences(text, language)] == [part.strip() for part in marked.split("|")]


def test_a_long_quotation_is_running_text() -> None:
    spoken = "It rained all day and nobody came. " * (LONGEST // 30)
    assert len(sentences(f"“{spoken.strip()}” She left.", "en")) == spoken.count(".") + 1


@pytest.mark.parametrize(
    "text",
    [
        "." * 9,
        "?!… " * 9,
        "“" * 9 + "a. B",
        "”)" * 9,
        "((([[[" * 9 + "x. Y.",
        ". . . . . . . . .",
        "النسبة 50% في 2024. القيمة 3.5؟ " * 3,
        "\u200f12.5% \u202bمرحبا. 7\u202c",
        "word " * 600,
    ],
)
def test_odd_texts_keep_every_character(text: str) -> None:
    for language in ("en", "de", "ja", "el", "und"):
        found = sentences(text, language)
        assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())


def test_a_language_that_is_none_has_no_table() -> None:
    assert table("../abbreviations/de") == table("") == table("xx")
    assert table("no") == table("nb")
    assert len(sentences("Vgl. Bd. 2. Ja.", "../abbreviations/de")) > 1


def test_the_splitter_knows_what_the_normaliser_knows() -> None:
    assert knowledge("en").by_bare["Messrs."].kind is Kind.TITLE
    assert knowledge("en").by_bare["Sgt."].kind is Kind.TITLE
    assert knowledge("de").by_bare["Mio."].kind is Kind.EITHER
    assert knowledge("de").by_bare["Okt."].kind is Kind.DATE


@pytest.mark.parametrize("code", LANGUAGES)
def test_tables_say_what_they_mean(code: str) -> None:
    read = table(code)
    assert read.abbreviations or read.says
    for one in read.abbreviations:
        assert one.written == one.written.strip()
        assert one.spoken == one.spoken.strip()
    # what begins sentences is told by its capital, and is no abbreviation
    assert all(word[0].isupper() or not word[0].isalpha() for word in read.starters)
    assert not read.starters & {one.written for one in read.abbreviations if one.kind is Kind.TITLE}


@pytest.mark.parametrize("unit", ["猫。", "A. ", "!? ", "word ", "It ends here. "])
def test_a_long_text_is_guessed_in_windows(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []
    own = sentencex.get_sentence_boundaries

    def counted(code: str, text: str) -> object:
        lengths.append(len(text))
        return own(code, text)

    monkeypatch.setattr(sentencex, "get_sentence_boundaries", counted)
    text = unit * (40_000 // len(unit))
    found = list(guessed(text, "it"))
    assert max(lengths) <= 6000
    assert sum(lengths) < 3 * len(text)
    assert found == sorted(set(found))
