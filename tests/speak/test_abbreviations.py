"""The tables of abbreviations, as the normaliser says them."""

from __future__ import annotations

import pytest

from audicle.speak.normalise import normalise


@pytest.mark.parametrize(
    ("language", "written", "spoken"),
    [
        ("de", "Vgl. Bd. 2, Abb. 3 und Art. 5.", "Vergleiche Band zwei, Abbildung drei und Artikel fünf."),
        ("de", "o. g. Orte u. Ä.", "oben genannte Orte und Ähnliches"),
        ("es", "Véase el párr. 2, cap. 4.", "Véase el párrafo dos, capítulo cuatro."),
        ("es", "La Cía. del Gral. Paz", "La Compañía del General Paz"),
        ("fr", "L'art. 3, chap. 2", "L'article trois, chapitre deux"),
        ("it", "l'ing. Bruni e la dott.ssa Neri", "l'ingegner Bruni e la dottoressa Neri"),
        ("pt", "O Eng. Reis, cap. 3", "O Engenheiro Reis, capítulo três"),
        ("nl", "Mw. Kok, zie blz. 12 enz.", "Mevrouw Kok, zie bladzijde twaalf enzovoort."),
        (
            "sv",
            "Se s. 12, t.ex. kl. 8 f.Kr. osv.",
            "Se sidan tolv, till exempel klockan åtta före Kristus och så vidare.",
        ),
        ("da", "Pga. nr. 5 m.m.", "På grund af nummer fem med mere"),
        ("nb", "Jf. kap. 3.", "Jamfør kapittel tre."),
        # Words and letters that are none without the name or number after them
        ("de", "Diese Art. Am Kap. Das Gen.", "Diese Art. Am Kap. Das Gen."),
        ("fr", "Le sel de la mer. Un jeu.", "Le sel de la mer. Un jeu."),
        ("es", "Cerca del mar. Luego.", "Cerca del mar. Luego."),
        ("da", "Et kap. En art.", "Et kap. En art."),
        ("it", "Il t. e la v.", "Il t. e la v."),
        ("es", "Washington, D.C.", "Washington, D.C."),
    ],
)
def test_abbreviations_are_said_by_their_table(language: str, written: str, spoken: str) -> None:
    assert normalise(written, language).spoken == spoken
