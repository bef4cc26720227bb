from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audicle.errors import AudicleError, SourceError
from audicle.model import Article, Figure, Heading, List, Paragraph, Quote, Rule
from audicle.model.json import to_json
from audicle.progress import SilentProgress
from audicle.read.source import Source
from audicle.read.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = sorted(Path(__file__).parent.glob("*.txt"))
SAMPLE = Path(__file__).parents[3] / "input" / "tidal-mill.txt"


def read(text: str, name: str = "story.txt") -> tuple[Article, list[str]]:
    progress = SilentProgress()
    return read_text(Source(name, text.encode()), text, progress).article, progress.warnings


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_article_is_the_golden_one(case: Path, golden_json: Callable[[Path, Any], None]) -> None:
    article, _ = read(case.read_text(encoding="utf-8"), case.name)
    golden_json(case.with_suffix(".json"), to_json(article))


def test_the_sample_scrape_is_read_as_a_person_would() -> None:
    article, warnings = read(SAMPLE.read_text(encoding="utf-8"))
    (section,) = article.sections
    assert article.metadata.title == "Old Tide Mill Turns Again After Ninety Quiet Years"
    assert article.metadata.authors == ("Marian Keswick",)
    assert [type(block) for block in section.blocks] == [Figure] * 2 + [Paragraph] * 11
    dropped = {drop.text: drop.why for drop in article.dropped}
    assert "Advertisement" in dropped
    assert "Most Read" in dropped
    assert all(dropped.values())
    assert warnings == []


def test_a_list_a_quote_and_its_author_are_blocks() -> None:
    article, _ = read(
        "What the Garden Taught Us\n\nBy Lena Okoro\n\n"
        "We planted the garden in the spring of a very dry year, and nobody believed that it would last.\n\n"
        "1. Water in the evening.\n\n2. Never trust the forecast.\n\n"
        "The neighbours were kinder than the weather, and brought us cuttings of everything that they grew.\n\n"
        "A garden is an argument with the sky.\n\n— Tomas Reyes (@tomasreyes) May 4, 2020\n\n"
        "In the end we had more beans than we could eat, and gave most of them away at the gate.\n"
    )
    blocks = article.sections[0].blocks
    numbered = next(block for block in blocks if isinstance(block, List))
    quote = next(block for block in blocks if isinstance(block, Quote))
    assert numbered.ordered
    assert len(numbered.items) == 2
    assert quote.citation[0].text == "Tomas Reyes (@tomasreyes) May 4, 2020"  # type: ignore[union-attr]


def test_a_text_without_a_headline_is_named_after_its_file_with_a_warning() -> None:
    article, warnings = read(
        "It was raining when we came to the river, and the ferry had already gone over to the other side.\n\n"
        "We sat down under the trees and waited for the evening, since there was nothing else that we could do.\n",
        "river.txt",
    )
    assert article.metadata.title == "River"
    assert "river.txt" in warnings[0]
    assert len(article.sections[0].blocks) == 2


@pytest.mark.parametrize("text", ["Hello world. This is me.", "The river rose to the door", "Home", "By Ann Lee"])
def test_a_text_of_one_line_is_an_article(text: str) -> None:
    article, _ = read(text)
    (block,) = article.sections[0].blocks
    assert isinstance(block, Paragraph)
    assert block.text == text


def shown(article: Article) -> list[str]:
    """Return the text of each block, a list as its items."""
    found: list[str] = []
    for section in article.sections:
        for block in (section.heading, *section.blocks):
            if isinstance(block, Heading | Paragraph):
                found.append(block.text)
            elif isinstance(block, List):
                found += [inner.text for item in block.items for inner in item if isinstance(inner, Paragraph)]
            else:
                assert block is None, block
    return found


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Title of it",
            [
                "Body sentence here with several words in it.",
                "Another paragraph of body text, longer than the first.",
            ],
        ),
        ("Title here", ["Body sentence in utf-8 with ünïcode."]),
        ("Short story", ["A man went home. He slept."]),
        ("My membership", ["I joined a club last week. It was fun."]),
        ("Why the river rose?", ["Nobody knows.", "Nobody asks."]),
        ("市议会的决定", ["市议会周二投票决定建造一座新桥。", "居民对此感到高兴。"]),
        ("Mary Jones and John Smith in Big Paris", ["They met.", "They talked.", "They left."]),
    ],
)
def test_every_line_of_a_short_text_is_kept(title: str, body: list[str]) -> None:
    article, warnings = read("\n\n".join((title, *body)) + "\n")
    assert article.metadata.title == title
    assert shown(article) == body
    assert article.dropped == ()
    assert warnings == []


def test_the_first_line_of_a_text_without_furniture_is_its_headline() -> None:
    lines = [f"Line number {number} of the text." for number in range(30)]
    article, _ = read("\n\n".join(("Title", *lines)))
    assert article.metadata.title == "Title"
    assert shown(article) == lines


def test_the_items_of_a_short_text_are_a_list() -> None:
    article, _ = read(
        "Meeting notes\n\nWe met on Monday. We talked about the budget and the summer party.\n\n"
        "- Ann will call\n- Bo will write\n"
    )
    assert article.metadata.title == "Meeting notes"
    assert isinstance(article.sections[0].blocks[1], List)
    assert shown(article)[1:] == ["Ann will call", "Bo will write"]
    assert article.dropped == ()


def test_a_short_text_has_its_byline_and_date() -> None:
    article, _ = read("The bridge opens\n\nBy Ann Lee\n\nMonday, May 4, 2020\n\nIt was opened by the mayor.\n")
    assert article.metadata.authors == ("Ann Lee",)
    assert article.metadata.published == "2020-05-04"
    assert shown(article) == ["It was opened by the mayor."]


def test_a_sentence_is_not_left_out_while_only_a_menu_is_kept() -> None:
    article, _ = read(
        "Home\nNews\nSubscribe\nThe bridge opens at last\nThe bridge was opened on Monday by the mayor.\n"
        "Share\nMost Read\nRelated articles\n"
    )
    assert shown(article)[-2:] == ["The bridge opens at last", "The bridge was opened on Monday by the mayor."]
    assert "Subscribe" in {drop.text for drop in article.dropped}


def test_the_author_of_a_reply_is_not_in_the_line_that_says_whom_it_answers() -> None:
    article, _ = read(
        "Am Di., 5. März 2024 schrieb Ute Maier:\n> Wer hat das Licht gesehen? Man sagt mir, es habe jede Nacht\n"
        "> gebrannt, und niemand sei dort gewesen.\n\nNiemand hat es gesehen.\n\nGruß\nJonas\n--\nJonas Feld\nDeich 1\n"
    )
    assert article.metadata.authors == ()
    assert article.metadata.title == "Story"
    blocks = article.sections[0].blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)][:2] == [
        "Am Di., 5. März 2024 schrieb Ute Maier:",
        "Niemand hat es gesehen.",
    ]
    assert isinstance(blocks[1], Quote)
    assert [drop.text for drop in article.dropped] == ["Jonas Feld", "Deich 1"]


@pytest.mark.parametrize("text", ["", "\n\n", "—\n***\n"])
def test_a_text_without_words_is_an_error(text: str) -> None:
    with pytest.raises(SourceError, match=r"story\.txt"):
        read(text)


def said(article: Article) -> str:
    """Return all that an article says and all that was dropped, as letters and digits."""
    found: list[str] = []

    def collect(value: object) -> None:
        if isinstance(value, dict):
            for inner in value.values():
                collect(inner)
        elif isinstance(value, list):
            for inner in value:
                collect(inner)
        elif isinstance(value, str):
            found.append(value)

    collect(to_json(article))
    return "".join(found)


FURNITURE = st.sampled_from(
    ["Home", "Most Popular", "Subscribe", "By Ann Lee", "May 4, 2020", "Photo: Ann Lee, AP", "> so"]
)
LINES = st.lists(st.one_of(FURNITURE, st.text(max_size=60), st.just("It rained. " * 12)), max_size=25)


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from(["\n", "\n\n"]))
def test_nothing_is_lost_and_nothing_but_our_own_error_is_raised(lines: list[str], between: str) -> None:
    text = between.join(lines)
    try:
        article, _ = read(text)
    except AudicleError:
        assert not any(char.isalnum() for char in text)
        return
    kept = said(article)
    for word in re.findall(r"[^\W_]+", text):
        assert word in kept


ARTICLE = """\
{menu}

{title}

{dek}

{byline}
{date}
{buttons}

{caption}

{one}

{two}

{also}

{heading}

{reasons}

{items}

{quote}

{offer}

{last}

{more}
"""

ENGLISH = {
    "menu": "Home\nVillage\nSchool\nAdvertisement",
    "title": "The lamp that burned all winter",
    "dek": "How the children of a small village kept their lighthouse",
    "byline": "By Ann Lee and Tom Reed",
    "date": "Updated: 9 April 2023, 07:30",
    "buttons": "4 min read\nShare\nPrint",
    "caption": "The lighthouse on the point. Photo: AP/Tom Reed",
    "one": "The children carried the lamp of the lighthouse to the school in November, when nobody looked.",
    "two": "It stood there behind the maps, and every evening a child filled the lamp with oil from home.",
    "also": "Read also: The great lighthouse quiz",
    "heading": "Why they did it",
    "reasons": "The teacher, who had known of the lamp since the first day, gave three reasons:",
    "items": "- The tower was damp.\n- The keeper was ill.\n- The oil was cheap.",
    "quote": "“We only wanted the lamp of the lighthouse to be warm,” said Ida Moss, the eldest child.",
    "offer": "Sign up for our newsletter\nThe best of the week in your inbox. Sign up now!",
    "last": "In spring the children carried the lamp back to the lighthouse, and the whole village walked behind them.",
    "more": "More on this topic\nThe boat next door\nTower without a door\nComments (7)\nImprint\nPrivacy",
}
GERMAN = {
    "menu": "Startseite\nDorf\nSchule\nAnzeige",
    "title": "Die Lampe, die den ganzen Winter brannte",
    "dek": "Wie die Kinder eines kleinen Dorfes ihren Leuchtturm retteten",
    "byline": "Von Antje Feld und Jonas Reich",
    "date": "Aktualisiert: 9. April 2023, 07:30 Uhr",
    "buttons": "Lesedauer: 4 Minuten\nTeilen\nDrucken",
    "caption": "Der Leuchtturm auf der Landspitze. Foto: dpa/Jonas Reich",
    "one": "Die Kinder trugen die Lampe des Leuchtturms im November in die Schule, als niemand im ganzen Dorf hinsah.",
    "two": "Dort stand sie hinter den Landkarten, und jeden Abend füllte ein Kind die Lampe mit Öl von zu Hause.",
    "also": "Lesen Sie auch: Das große Leuchtturmquiz",
    "heading": "Warum sie es taten",
    "reasons": "Die Lehrerin, die seit dem ersten Tag von der Lampe wusste, nannte dem Dorf drei Gründe:",
    "items": "- Der Turm war feucht.\n- Der Wärter war krank.\n- Das Öl war billig.",
    "quote": "»Wir wollten nur, dass die Lampe des Leuchtturms es warm hat«, sagte Ida Moos, das älteste Kind.",
    "offer": "Newsletter abonnieren\nDas Beste der Woche in Ihrem Postfach. Jetzt anmelden!",
    "last": "Im Frühling trugen die Kinder die Lampe zurück in den Leuchtturm, und das ganze Dorf ging mit.",
    "more": "Mehr zum Thema\nDas Boot von nebenan\nTurm ohne Tür\nKommentare (7)\nImpressum\nDatenschutz",
}
RUSSIAN = {
    "menu": "Главная\nДеревня\nШкола\nРеклама",
    "title": "Лампа, которая горела всю зиму",
    "dek": "Как дети маленькой деревни сберегли свой старый маяк",
    "byline": "Автор: Анна Лескова",
    "date": "Обновлено: 9 апреля 2023, 07:30",
    "buttons": "Поделиться\nРаспечатать",
    "caption": "Маяк на мысу. Фото: Иван Рудин / ТАСС",
    "one": "В ноябре дети отнесли лампу маяка в школу, когда никто во всей деревне не смотрел в ту сторону.",
    "two": "Там она стояла за картами, и каждый вечер кто-нибудь из детей наливал в лампу масло из дома.",
    "also": "Читайте также: Большая викторина о маяках",
    "heading": "Зачем они это сделали",
    "reasons": "Учительница, которая с первого дня знала про лампу, назвала деревне три причины, одну за другой:",
    "items": "- Башня была сырой.\n- Смотритель болел.\n- Масло стоило дёшево.",
    "quote": "«Мы только хотели, чтобы лампе маяка было тепло», — сказала Ида Мохова, самая старшая из всех детей.",
    "offer": "Подписаться на рассылку\nЛучшее за неделю в вашей почте. Подписка бесплатна!",
    "last": "Весной дети отнесли лампу обратно на маяк, и вся деревня шла за ними до самой двери старой башни.",
    "more": "Материалы по теме\nСоседская лодка\nБашня без двери\nКомментарии (7)\nО нас\nРеклама",
}


@pytest.mark.parametrize("said", [ENGLISH, GERMAN, RUSSIAN], ids=["en", "de", "ru"])
def test_furniture_in_the_middle_does_not_end_an_article(said: dict[str, str]) -> None:
    article, warnings = read(ARTICLE.format(**said))
    assert warnings == []
    assert (article.metadata.title, article.metadata.subtitle) == (said["title"], said["dek"])
    assert article.metadata.published == "2023-04-09"
    assert len(article.metadata.authors) == said["byline"].count(" and ") + said["byline"].count(" und ") + 1
    first, second = article.sections
    assert isinstance(first.blocks[0], Figure)
    assert [block.text for block in first.blocks[1:] if isinstance(block, Paragraph)] == [said["one"], said["two"]]
    assert second.title == said["heading"]
    kinds = [type(block) for block in second.blocks]
    assert kinds == [Paragraph, List, Paragraph, Paragraph]
    dropped = [drop.text for drop in article.dropped]
    for name in ("menu", "buttons", "also", "offer", "more"):
        assert set(said[name].split("\n")) <= set(dropped)


@pytest.mark.parametrize("rule", ["* * *", "***", "---", "⁂⁂⁂"])
def test_a_rule_between_paragraphs_is_a_rule(rule: str) -> None:
    one = "The lamp on the point was lit again on Saturday by the children, who had kept it all winter."
    two = "The mayor has promised to pay for the oil, and nobody knows for how long that will be kept."
    article, _ = read(f"The lamp is lit\n\n{one}\n\n{rule}\n\n{two}\n")
    assert [type(block) for block in article.sections[0].blocks] == [Paragraph, Rule, Paragraph]


def test_a_paragraph_above_a_credit_is_still_running_text() -> None:
    lines = [
        "There were three reasons, and the mayor gave them in order, as mayors do: the tower was damp, the keeper had "
        "left, the oil was dear.",
        "Photo: Tom Reed / Reuters",
        "Nobody can say how long the lamp will burn, but the children fill it each evening at six.",
    ]
    article, _ = read("\n\n".join(("The Lamp Is Lit", "By Ann Lee", *lines)))
    assert shown(article) == [lines[0], lines[2]]
    assert [drop.why for drop in article.dropped][-1] == "credit of a picture that is not in the text"


@pytest.mark.parametrize(
    ("top", "author", "date"),
    [
        ("Анна Лескова, 5 марта 2024", ("Анна Лескова",), "2024-03-05"),
        ("Paris, le 5 mars 2024\n\nPar Claire Dubois, envoyée spéciale", ("Claire Dubois",), "2024-03-05"),
        ("기사입력 2024.03.05 08:12", (), "2024-03-05"),
        ("Updated: 5 March 2024", (), "2024-03-05"),
        ("5 มีนาคม 2567", (), "2024-03-05"),
    ],
)
def test_the_top_of_a_short_text_says_who_and_when(top: str, author: tuple[str, ...], date: str) -> None:
    body = "The lamp on the point was lit again on Saturday by the children, who had kept it all winter."
    article, _ = read(f"The lamp is lit\n\n{top}\n\n{body}\n\n{body}\n")
    assert article.metadata.title == "The lamp is lit"
    assert (article.metadata.authors, article.metadata.published) == (author, date)
    assert shown(article) == [body, body]


def test_a_text_far_longer_than_any_article_keeps_every_line() -> None:
    lines = [f"Share line number {number}" for number in range(10_010)]
    article, _ = read("\n".join(("The lamp is lit", "By Ann Lee", "5 March 2024", *lines)))
    assert (article.metadata.title, article.metadata.authors) == ("The lamp is lit", ("Ann Lee",))
    assert article.metadata.published == "2024-03-05"
    assert shown(article) == lines
    assert len(article.dropped) == len(("byline", "date"))


def test_a_line_of_a_million_letters_is_one_paragraph() -> None:
    line = "The lamp was lit again by the children of the village. " * 20_000
    article, _ = read(line)
    assert shown(article) == [line.strip()]
