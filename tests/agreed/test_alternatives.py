"""What counts as an alternative text, for the voice, the page and the claims."""

from __future__ import annotations

import pytest

from audicle.agreed.alternatives import alternative, described, long_description
from audicle.agreed.policies import Policy
from audicle.model import Article, Figure, Metadata, Section, Text
from audicle.model.ids import identify
from audicle.publish.plain.text import as_text
from audicle.speak.script.scriptwriter import write_script


@pytest.mark.parametrize(
    "alt",
    [
        None, "", " … ", "img1.png", "Boat.JPG", "My boat (2).jpeg", "photo.webp?w=300", "https://example.org/a",
        "IMG_1234", "IMG_20210304_101112", "DSC00012", "DSCF0012", "PXL_20210304_101112345", "image001", "image-12",
        "Screenshot 2021-03-04 at 10.11.12", "Screenshot 2021-03-04 at 10.11.12 PM", "Screenshot_20210304-101112",
        "image", "Photo", "picture", "Graphic", "img", "Image 3", "Bild", "图片", "untitled", "20210304_101112",
        "boat_300x200", "5f2a9b4c-1d3e-4f5a-8b6c-7d8e9f0a1b2c", "boat-final",
    ],
)  # fmt: skip
def test_names_of_files_and_words_for_pictures_say_nothing(alt: str | None) -> None:
    figure = Figure("", "boat-final.png", alt)
    assert alternative(figure) is None
    assert not described(figure)


@pytest.mark.parametrize(
    "alt",
    [
        "A boat", "Boat in a photo", "1914-1918", "Image of a boat", "Fotograf", "The file img1.png in a list", "P 12",
        "WhatsApp", "Pictures at an exhibition", "How to name a picture .png", "灯台の写真", "Facade", "IMG in London",
    ],
)  # fmt: skip
def test_words_are_words(alt: str) -> None:
    figure = Figure("", "boat.png", alt)
    assert alternative(figure) == alt
    assert described(figure)


def test_a_word_that_names_the_file_is_said_but_does_not_count() -> None:
    assert alternative(Figure("", "a/Boat.png", "Boat")) == "Boat"
    assert not described(Figure("", "a/Boat.png", "Boat"))
    assert not described(Figure("", "a.png", "The boat.", caption=(Text("The  boat."),)))


@pytest.mark.parametrize("alt", ["A drawing", "the photo of", "Alternative text", "TODO", "Logo", "Abbildung."])
def test_a_filler_is_kept_but_does_not_count(alt: str) -> None:
    assert alternative(Figure("", "a.png", alt)) == alt
    assert not described(Figure("", "a.png", alt))


def test_a_file_s_name_is_neither_heard_nor_written() -> None:
    figures = (Figure("", "a.png", "IMG_1234.jpg"), Figure("", None, "A boat"))
    article = identify(Article(Metadata("T"), (Section("", 1, None, figures),)))
    said = [one.spoken for one in write_script(article).utterances]
    assert said == ["T", "Image without a description.", "Image:", "A boat"]
    assert as_text(article).split("\n\n")[-1].strip() == "[Image: A boat]"


def test_what_is_its_caption_too_is_told_once() -> None:
    boat = Figure("", "gone.png", "the  boat.", caption=(Text("The boat."),))
    article = identify(Article(Metadata("T"), (Section("", 1, None, (boat,)),)))
    said = [one.spoken for one in write_script(article).utterances]
    assert said == ["T", "Image:", "Caption:", "The boat."]
    assert as_text(article).split("\n\n")[-1].strip() == "[Caption: The boat.]"


def test_without_captions_the_alternative_text_is_heard_though_it_is_the_same() -> None:
    boat = Figure("", "gone.png", "The boat.", caption=(Text("The boat."),))
    article = identify(Article(Metadata("T"), (Section("", 1, None, (boat,)),)))
    said = [one.spoken for one in write_script(article, policy=Policy(captions="skip")).utterances]
    assert said == ["T", "Image:", "The boat."]


@pytest.mark.parametrize(
    ("text", "seen"), [(None, False), ("", False), (" \x96\u200b", False), ("***", True), ("A", True)]
)
def test_a_long_description_is_one_that_is_seen(text: str | None, seen: bool) -> None:
    assert (long_description(Figure("", "a.png", "A", description=text)) is not None) == seen
