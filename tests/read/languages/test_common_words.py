"""What the commonest words confirm, they confirm rightly; for the rest they leave the detector its say."""

from __future__ import annotations

import subprocess
import sys

import pytest

from audicle.read.languages.common_words import reads_as

TEXTS = {
    "en": "The council voted on Tuesday to build a new bridge. Residents have waited for it for more than ten years.",
    "de": (
        "Der Stadtrat hat beschlossen, eine neue Brücke über den Fluss zu bauen. Die Anwohner warten nicht erst heute."
    ),
    "fr": (
        "Le conseil municipal a voté mardi la construction d'un pont pour les habitants, qui l'attendaient sur la rive."
    ),
    "nl": (
        "De gemeenteraad besloot dinsdag om een nieuwe brug te bouwen. De bewoners wachten er al meer dan tien jaar op."
    ),
    "da": (
        "Byrådet vedtog tirsdag at bygge en ny bro over åen. Beboerne har ventet på den i mere end ti år for at få den."
    ),
    "af": (
        "Die raad het Dinsdag besluit om 'n nuwe brug te bou. Die inwoners wag al meer as tien jaar daarvoor, is gesê."
    ),
    "es": (
        "El concejo votó el martes para construir un nuevo puente. Los vecinos lo esperan desde hace más de diez años."
    ),
    "ca": (
        "El consell va votar dimarts per construir un pont nou. Els veïns fa més de deu anys que l'esperen per al riu."
    ),
    "oc": "Lo conselh votèt dimars la construccion d'un pont nòu. Los abitants l'esperavan dempuèi mai de dètz ans.",
    "it": (
        "Il consiglio ha votato martedì la costruzione di un nuovo ponte. Gli "
        "abitanti lo aspettano da più di dieci anni."
    ),
    "ro": "Consiliul a votat marți construirea unui nou pod. Locuitorii îl așteaptă de mai bine de zece ani în oraș.",
    "lb": "De Gemengerot huet en Dënschdeg décidéiert, eng nei Bréck ze bauen. D'Awunner waarden zanter Joren drop.",
    "la": (
        "Senatus die Martis pontem novum aedificare decrevit. Incolae eum plus quam decem annos exspectaverunt et est."
    ),
}


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_a_text_is_confirmed_in_its_own_language_and_in_no_other(language: str) -> None:
    assert [written for written, text in TEXTS.items() if reads_as(text, language)] == [language]
    assert reads_as(TEXTS[language], f"{language}-XX")


@pytest.mark.parametrize("text", ["", "The end.", "12 34 — …", "Harbour at dawn, seen from hill seven"])
def test_too_little_text_confirms_nothing(text: str) -> None:
    assert not reads_as(text, "en")


def test_an_article_that_says_its_language_truly_needs_no_detector() -> None:
    code = (
        "import sys\n"
        "from audicle.model import Article, Metadata, Paragraph, Section, Text\n"
        "from audicle.progress import SilentProgress\n"
        "from audicle.read.languages.article import resolve\n"
        "blocks = tuple(Paragraph('', (Text(text),)) for text in sys.argv[1:])\n"
        "article = Article(Metadata('T', language='en'), (Section('', 1, None, blocks),))\n"
        "article, _ = resolve(article, None, SilentProgress())\n"
        "print(*(block.language for block in article.sections[0].blocks), 'py3langid' in sys.modules)\n"
    )
    for other, expected in (("en", "None None False\n"), ("fr", "None fr True\n")):
        command = [sys.executable, "-c", code, TEXTS["en"], TEXTS[other]]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout == expected
