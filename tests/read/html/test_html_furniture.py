"""What of a page is its article: names are hints, and what they name decides."""

from __future__ import annotations

import pytest

from audicle.model import Article, DefinitionList, Embed, Figure, Heading, List, Paragraph, Quote
from audicle.model.blocks import walk
from audicle.progress import SilentProgress
from audicle.read.html import read_html
from audicle.read.html.finding.names import Weight, hint_of
from audicle.read.source import Source

TITLE = "The ferry sails again"
TEXT = (
    "The ferry left the old quay at noon for the first time in nine years, with sixty people and a goat on board.",
    "Its boiler had been mended by a retired plumber, who learned from letters how such a thing is put together.",
    "The crossing takes eleven minutes, and nobody who was asked on the other side could say why it had ever stopped.",
    "In winter it will sail on market days only, unless the harbour board finds the money for a second stoker.",
    "A child who was sick over the rail was given the flag of the ship, and has hung it over her bed, she said.",
)
MORE = tuple(
    f"The {what} of the harbour was built by the same family, which has kept its books in one iron chest ever since."
    for what in ("crane", "light", "net loft", "slip", "ice house", "wall", "bell", "smoke house")
)

# Half of them English words of which one also names furniture, half what builders of pages call what they build
NAMES = [
    "rail-travel", "legal-analysis", "popular-culture", "edTag", "footer-notes", "market-share",
    "share-of-market", "social-history", "bio-diversity", "related-work", "comment-on-law", "promo-history",
    "menu-of-the-day", "meter-reading", "sponsor-letters", "cookie-recipes", "newsletter-history",
    "navigation-at-sea", "sidebar-conversations", "breadcrumb-trail", "overlay-maps", "modal-logic",
    "widget-economics", "copyright-history", "teaser-trailers", "elementor-widget",
    "elementor-widget-text-editor", "elementor-widget-container", "wp-block-group", "wp-block-media-text",
    "et_pb_section", "et_pb_text", "et_pb_promo_text", "vc_row", "wpb_text_column", "wixui-rich-text",
    "sqs-block-html", "field-item", "com-content-article__body", "gh-content", "kg-callout-card",
    "notion-text-block", "so-widget-sow-editor", "textwidget", "fl-rich-text", "cms-widget", "hs-blog-post",
    "available-content",
]  # fmt: skip
# Names of furniture alone: against text under a heading, in its midst, they do not count either
ALONE = ["popular", "legal", "social", "related", "footer", "newsletter", "sidebar", "comments", "tags", "promo"]


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str) -> str:
    return f"<html lang='en'><head><title>{TITLE}</title></head><body>{body}</body></html>"


def article(body: str) -> str:
    return page(f"<article><h1>{TITLE}</h1>{body}</article>")


def read(markup: str) -> Article:
    return read_html(Source("page.html", markup.encode()), SilentProgress()).article


def blocks(found: Article) -> tuple[object, ...]:
    return walk(tuple(block for part in found.sections for block in (part.heading, *part.blocks) if block))


def said(found: Article) -> str:
    return "\n".join(block.text for block in blocks(found) if isinstance(block, Paragraph | Heading))


@pytest.mark.parametrize("place", [0, 2, 4])
@pytest.mark.parametrize("name", NAMES)
def test_a_section_is_kept_whatever_it_is_called(name: str, place: int) -> None:
    section = f'<div class="{name}"><h2>How it was mended</h2><p>{TEXT[4]}</p></div>'
    parts = [f"<p>{text}</p>" for text in TEXT[:4]]
    parts.insert(place, section)
    text = said(read(article("".join(parts))))
    assert "How it was mended" in text
    assert all(paragraph in text for paragraph in TEXT)


@pytest.mark.parametrize("section", [f"<h2>Mended</h2><p>{TEXT[4]}</p>", f"<p>{TEXT[4]}</p>"], ids=["headed", "not"])
@pytest.mark.parametrize("name", ALONE)
def test_in_the_midst_of_the_article_a_name_does_not_count_against_running_text(name: str, section: str) -> None:
    found = read(article(f"{paragraphs(TEXT[:2])}<div class='{name}'>{section}</div>{paragraphs(TEXT[2:4])}"))
    assert all(paragraph in said(found) for paragraph in TEXT)


def test_a_quotation_is_kept_whatever_it_is_called() -> None:
    markup = f'{paragraphs(TEXT[:2])}<blockquote class="edTag"><p>{TEXT[4]}</p></blockquote>{paragraphs(TEXT[2:4])}'
    assert any(isinstance(block, Quote) for block in blocks(read(article(markup))))


def test_an_article_made_of_widgets_is_read() -> None:
    widgets = "".join(f'<div class="elementor-widget"><div class="w"><p>{text}</p></div></div>' for text in TEXT)
    assert all(paragraph in said(read(article(widgets))) for paragraph in TEXT)


CARD = (
    '<div><a href="/c{0}"><img src="c{0}.jpg" alt=""><h4>Harbour number {0} to be dredged in the spring</h4></a></div>'
)
FURNITURE = {
    "links": "<h3>More from the coast</h3><ul>"
    + "".join(f'<li><a href="/a{n}">Harbour number {n} to be dredged in the spring</a></li>' for n in range(4))
    + "</ul>",
    "cards": "".join(CARD.format(number) for number in range(3)),
    "cards with text": "".join(
        f'<div><a href="/c{n}"><h4>Harbour number {n}</h4><p>{MORE[n][::-1]}</p></a></div>' for n in range(3)
    ),
    "sharing": '<ul><li><a href="https://a.example/s">Facebook</a></li><li><a href="mailto:?x">E-mail</a></li></ul>',
    "form": "<h3>The Friday letter</h3><p>All that happens on the coast: sign up for the newsletter, and have it "
    "delivered to your inbox.</p><form><input type='email'><button>Join</button></form>",
    "invitation": "<h3>Sign up for our newsletter</h3><p>All that happens on the coast, once a week and free, written "
    "by those who have lived there for as long as anyone can remember.</p>",
    "tags": '<a href="/t/sea">Sea</a> <a href="/t/ships">Ships</a>',
    "cookies": "<p>We use cookies to make this site work and to see which pages are read most often by whom.</p>",
}


@pytest.mark.parametrize("name", [*NAMES, *ALONE])
def test_what_is_furniture_is_left_out_whatever_it_is_called(name: str) -> None:
    boxes = [f"<div class='{name}'>{furniture}</div>" for furniture in FURNITURE.values()]
    texts = [*TEXT, *MORE]
    assert len(texts) > len(boxes)
    mixed = "".join(f"<p>{text}</p>{box}" for text, box in zip(texts, [*boxes, *[""] * len(texts)], strict=False))
    assert said(read(article(mixed))) == "\n".join(texts)


@pytest.mark.parametrize(
    "name",
    ["author-bio", "newsletter-signup", "mill-newsletter", "related-posts", "post-footer", "site-footer", "comments"],
)
def test_below_the_article_a_telling_name_is_enough(name: str) -> None:
    box = f"<div class='{name}'><h3>Ann Lee</h3><p>Ann Lee has written for us since the flood, and lives on a boat.</p>"
    assert "Ann Lee" not in said(read(article(f"{paragraphs(TEXT)}{box}</div>")))


@pytest.mark.parametrize(
    ("name", "weight"),
    [
        ("related-posts", Weight.SURE),
        ("relatedPosts", Weight.SURE),
        ("article__share-buttons", Weight.SURE),
        ("footer", Weight.SURE),
        ("wp-block-latest-posts", Weight.SURE),
        ("x1 sidebar", Weight.SURE),
        ("mill-newsletter", Weight.TELLING),
        ("newsletter-history", Weight.WEAK),
        ("rail-travel", Weight.WEAK),
        ("edTag", Weight.WEAK),
        ("elementor-widget", Weight.WEAK),
        ("widget", Weight.WEAK),
        ("correction", None),
        ("tagging", None),
        ("railway", None),
        ("has-sidebar", None),
    ],
)
def test_how_much_a_name_tells(name: str, weight: Weight | None) -> None:
    hint = hint_of(name)
    assert (hint.weight if hint else None) == weight


def test_a_lead_that_is_no_paragraph_is_the_first() -> None:
    markup = f'<div class="article__lead">{TEXT[0]}</div><div class="article__body">{paragraphs(TEXT[1:])}</div>'
    assert said(read(article(markup))) == "\n".join(TEXT)


@pytest.mark.parametrize("around", ["<div id='root'><div><div>{}</div></div>{}</div>", "<div>{}</div>{}"])
def test_what_stands_above_the_title_is_not_the_article(around: str) -> None:
    prompt = "<p>Would you like to be told whenever there is something new to read about the coast?</p><p>Allow</p>"
    found = read(page(around.format(prompt, f"<div><h1>{TITLE}</h1>{paragraphs(TEXT)}</div>")))
    assert said(found) == "\n".join(TEXT)


@pytest.mark.parametrize("address", ["#", "javascript:void(0)", ""])
def test_links_that_lead_nowhere_are_tools_and_no_contents(address: str) -> None:
    tools = "".join(f'<li><a href="{address}">{what}</a></li>' for what in ("Edit", "Print it", "Send it to the desk"))
    found = read(article(f"<header><ul>{tools}</ul></header><section>{paragraphs(TEXT)}</section>"))
    assert said(found) == "\n".join(TEXT)


ITEM = "Item {}{} with a wooden handle and a lid, for the galley or the shed, for $1{}.99"
ROUNDUPS = {
    "paragraphs": ("{}", '<p><a href="https://shop.example/{0}">{1}</a></p>'),
    "lists": ("<ul>{}</ul>", '<li><a href="https://shop.example/{0}">{1}</a></li>'),
    "boxes": ("<div class='deals'>{}</div>", '<div class="deal"><a href="/deals/{0}">{1}</a></div>'),
}


@pytest.mark.parametrize("ending", ["", f"<p>{TEXT[1]}</p>"], ids=["last", "inside"])
@pytest.mark.parametrize(("around", "item"), ROUNDUPS.values(), ids=ROUNDUPS)
def test_a_round_up_keeps_its_items_that_are_links(around: str, item: str, ending: str) -> None:
    groups = "".join(
        f"<h2>Group {group}</h2>"
        + around.format("".join(item.format(f"{group}{n}", ITEM.format(group, n, n)) for n in range(6)))
        for group in "ABC"
    )
    text = said(read(article(f"<p>{TEXT[0]}</p>{groups}{ending}")))
    assert [ITEM.format(group, n, n) in text for group in "ABC" for n in range(6)] == [True] * 18
    assert all(f"Group {group}" in text for group in "ABC")


@pytest.mark.parametrize("heading", ["More from the coast", "Related", "Most read"])
def test_links_below_a_short_article_make_no_round_up(heading: str) -> None:
    links = "".join(f'<p><a href="/n{number}">{text[:80]}</a></p>' for number, text in enumerate(MORE))
    assert said(read(article(f"<p>{TEXT[0]}</p><h3>{heading}</h3>{links}<h3>Most viewed</h3>{links}"))) == TEXT[0]


GALLERIES = {
    "figures": '<figure><img src="{0}.jpg"><figcaption>{1}</figcaption></figure>',
    "items": '<ul class="gallery"><li><figure><img src="{0}.jpg"><figcaption>{1}</figcaption></figure></li></ul>',
    "linked": '<figure><a href="{0}-large.jpg"><picture><source srcset="a{0}.webp"><source srcset="b{0}.webp">'
    '<img src="{0}.jpg"></picture></a><figcaption><p>{1}</p></figcaption></figure>',
    "headed": '<h2>Number {0}</h2><figure><img src="{0}.jpg"><figcaption>{1}</figcaption></figure>',
    "slides": '<div class="slide"><i>{0}/8</i><figure><img src="{0}.jpg"><figcaption>{1}</figcaption></figure></div>',
    "without pictures": '<figure><div style="background:url({0}.jpg)"></div><figcaption>{1}</figcaption></figure>',
}


@pytest.mark.parametrize("before", [f"<p>{TEXT[0]}</p>", ""], ids=["introduced", "alone"])
@pytest.mark.parametrize("item", GALLERIES.values(), ids=GALLERIES)
def test_a_gallery_whose_text_is_in_captions_is_kept_whole(item: str, before: str) -> None:
    gallery = "".join(item.format(number, text) for number, text in enumerate(MORE, 1))
    found = read(article(before + gallery))
    assert [block.caption_text for block in blocks(found) if isinstance(block, Figure)] == list(MORE)


def test_a_row_of_videos_and_posts_is_kept_whole() -> None:
    row = "".join(
        f'<h3>Film {n}</h3><iframe src="https://www.youtube.com/embed/abcdefg{n:04}"></iframe>'
        f'<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/{n}x/"></blockquote>'
        for n in range(8)
    )
    found = read(article(f"<p>{TEXT[0]}</p>{row}"))
    assert sum(isinstance(block, Embed) for block in blocks(found)) == 16
    assert all(f"Film {number}" in said(found) for number in range(8))


def test_videos_beside_the_article_are_not_part_of_it() -> None:
    films = '<h2>Films of the week</h2><iframe src="https://www.youtube.com/embed/abcdefg0001"></iframe>'
    found = read(page(f"<div><article><h1>{TITLE}</h1>{paragraphs(TEXT)}</article><div>{films}</div></div>"))
    assert not any(isinstance(block, Embed) for block in blocks(found))


@pytest.mark.parametrize("place", ["in", "end", "aside"])
@pytest.mark.parametrize("term", ["<dt>{}</dt>", "<dt><a href='/terms'>{}</a></dt>"], ids=["plain", "linked"])
def test_a_definition_list_is_kept(term: str, place: str) -> None:
    terms = f"<dl>{term.format('Draught')}<dd>1.2 m</dd>{term.format('Boiler')}<dd>built in 1911, of iron</dd></dl>"
    body = f"<div class='b'>{paragraphs(TEXT[:4])}</div>"
    more = {"in": f"{terms}<p>{TEXT[4]}</p>", "end": f"<div>{terms}</div>", "aside": f"<aside>{terms}</aside>"}
    found = read(page(f"<div><h1>{TITLE}</h1>{body}{more[place]}</div>"))
    (definitions,) = (block for block in blocks(found) if isinstance(block, DefinitionList))
    assert [entry.text for entry in definitions.entries] == ["Draught", "Boiler"]


@pytest.mark.parametrize("form", ["<form>{}</form>", "<form><input type='checkbox'><fieldset>{}</fieldset></form>"])
@pytest.mark.parametrize("place", [2, 4])
def test_text_in_a_form_is_kept(form: str, place: int) -> None:
    parts = [f"<p>{text}</p>" for text in TEXT[:4]]
    parts.insert(place, form.format(f"<h2>What to bring</h2><p>{TEXT[4]}</p>"))
    text = said(read(article("".join(parts))))
    assert TEXT[4] in text
    assert "What to bring" in text


def test_the_questions_of_a_quiz_are_kept() -> None:
    quiz = "".join(
        f"<li><p>How old is ship {n}?</p><label><input type='radio'> {n}0 years</label></li>" for n in range(1, 4)
    )
    markup = f"{paragraphs(TEXT[:2])}<form><ol>{quiz}</ol><button>Check</button></form>{paragraphs(TEXT[2:])}"
    found = read(article(markup))
    assert any(isinstance(block, List) and len(block.items) == 3 for block in blocks(found))
    assert "How old is ship 2?" in said(found)


@pytest.mark.parametrize(
    "form",
    [
        "<label>Search the archive</label><input type='search'>",
        "<p>Log in with the address that you gave us when you became a friend of the ferry, please, and with your "
        "word.</p><input type='email'><input type='password'>",
        "<p>Should the ferry sail on Sundays?</p><label><input type='radio'>Yes</label>"
        "<label><input type='radio'>No</label>",
    ],
    ids=["search", "log-in", "poll"],
)
def test_a_form_that_asks_the_reader_is_left_out_with_the_reason(form: str) -> None:
    found = read(article(f"{paragraphs(TEXT[:2])}<form>{form}<button>Go</button></form>{paragraphs(TEXT[2:])}"))
    assert said(found) == "\n".join(TEXT)
    assert "form" in [item.why for item in found.dropped]


def test_a_heading_that_opens_what_is_below_it_keeps_its_words() -> None:
    sections = "".join(f"<h2><button>Part {n}</button></h2><p>{text}</p>" for n, text in enumerate(TEXT))
    assert all(f"Part {number}" in said(read(article(sections))) for number in range(5))


@pytest.mark.parametrize(
    "markup", ["<p>1/2</p>", "<div>1 / 2</div>", "<h2>1/2</h2>", "<ul><li>1/2</li><li>2/3</li></ul>"]
)
def test_a_fraction_in_a_line_of_its_own_is_kept(markup: str) -> None:
    text = said(read(article(f"{paragraphs(TEXT[:2])}{markup}{paragraphs(TEXT[2:])}")))
    assert "1/2" in text.replace(" ", "")


def test_a_number_that_counts_pages_or_slides_is_left_out() -> None:
    slides = "".join(f"<div><p>{n}/5</p><p>{text}</p></div>" for n, text in enumerate(TEXT, 1))
    assert said(read(article(slides))) == "\n".join(TEXT)
    assert said(read(article(f"{paragraphs(TEXT)}<p>1/2</p>"))) == "\n".join(TEXT)


def test_a_picture_is_kept_in_a_section_that_is_called_like_an_ornament() -> None:
    section = f'<div class="social-history"><h2>Who went</h2><p>{TEXT[4]}</p><img src="crowd.jpg" alt="A crowd"></div>'
    found = read(article(f"{paragraphs(TEXT[:2])}{section}{paragraphs(TEXT[2:4])}"))
    assert [block.alt for block in blocks(found) if isinstance(block, Figure)] == ["A crowd"]
