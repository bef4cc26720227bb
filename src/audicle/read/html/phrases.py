"""Lines that belong to the site and not to its article, told by how they begin, in the languages sites speak."""

from __future__ import annotations

import re

ADVERTISEMENT = "advertisement"
INVITATION = "invitation to subscribe, follow or write"
POINTER = "pointer to other articles"
FILING = "filing, date or counter"

_MOST_WORDS = 60
_WORD = re.compile(r"\w+")
# A line that points elsewhere has to be mostly link, or very short, to be taken for furniture
_POINTING = re.compile(
    r"^\W*(?:related|read (?:more|also|next|full|our)|also read|see also|also see|more (?:on|from|about|stories|news)|"
    r"recommended|you (?:may|might) (?:also )?like|don'?t miss|further reading|trending|most (?:read|popular)|up next|"
    r"watch(?: now)?|listen|explore|next|previous|continue reading|click here|leia (?:também|mais)|veja (?:também|mais)|"
    r"saiba mais|lea también|lee también|te puede interesar|ver también|más información|mehr zum thema|lesen sie auch|"
    r"auch interessant|siehe auch|weiterlesen|à lire aussi|lire aussi|voir aussi|en savoir plus|leggi anche|"
    r"potrebbe interessarti|lees ook|bekijk ook|baca juga|читайте также|смотрите также|관련기사|関連記事)\b",
    re.IGNORECASE,
)
_WHOLE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"^\W*(?:{pattern})\W*$", re.IGNORECASE), why)
    for pattern, why in (
        (
            r"advert(?:isement|orial|ising)?s?|ads?|sponsored(?: content)?|(?:story|article) continues below(?: advertisement)?|"
            r"advertisement (?:[-–—] )?continue reading below|scroll to continue|anzeige|werbung|publicité|publicidad|"
            r"pubblicità|advertentie|iklan|reklama?|реклама|広告|광고|annons|mainos",
            ADVERTISEMENT,
        ),
        (
            r"(?:related|recommended|more|latest|top|trending|popular|other) (?:articles?|stories|story|posts?|news|content|"
            r"links?|topics?|videos?|reading|coverage)|most (?:read|popular|viewed)|you (?:may|might) also like|"
            r"você (?:também )?pode gostar(?: de)?|quizás te interese|das könnte (?:sie|dich) (?:auch )?interessieren|vous aimerez aussi|"
            r"something to consider|see also|read more|"
            r"more from.{0,40}|.{0,20}what to read next",
            POINTER,
        ),
        (
            r"comments?(?: \(\d+\))?|(?:\d+|no|show|view|leave a|post a|add a|join the) (?:comments?|reply|conversation|discussion)|"
            r"tell us what you think|share(?: this)?(?: (?:article|post|story|page|on \w+))?|tweet|pin it|print|e-?mail|"
            r"facebook|twitter|whatsapp|linkedin|pinterest|reddit|instagram|telegram|copy link|like this|"
            r"kommentare|teilen|comentarios|comentários|compartilhe|compartir|commentaires|partager|condividi|"
            r"share on (?:facebook|twitter).{0,60}",
            INVITATION,
        ),
        (
            r"(?:image|photo|slide|picture|bild|foto)?\s*\d{1,3}\s*(?:of|/|von|de|di)\s*\d{1,3}(?: photos?| images?)?|"
            r"\d+ min(?:ute)?s? (?:read|lesen)|(?:estimated )?(?:reading time|read time|lesezeit|tempo de leitura|temps de lecture|"
            r"tiempo de lectura|leestijd|tempo di lettura)\b.{0,30}|loading\W*|enlarge this image|hide caption|toggle caption|"
            r"click to enlarge|close|view gallery|play video|photos?|videos?|gallery|story highlights",
            FILING,
        ),
    )
)
_BEGINNING: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"^\W*(?:{pattern})", re.IGNORECASE), why)
    for pattern, why in (
        (
            r"(?:filed under|tagged(?: with| as)?|tags?|topics?|categor(?:y|ies)|posted in|labels|keywords|abgelegt unter|schlagwörter|"
            r"etiquetas|categorías?|categorias?|étiquettes)\s*:",
            FILING,
        ),
        (
            r"(?:(?:first|last|originally) )?(?:published|updated|posted|modified)(?: on| at)?\b[^.]{0,30}\b(?:\d{1,2}[:.]\d\d|\d{4}|ago)\b[^.]{0,40}$",
            FILING,
        ),
        (r"(?:copyright\b|©|\(c\) ?\d{4}).{0,120}(?:\d{4}|reserved|licen[sc]e)", FILING),
        (r"all rights reserved\b", FILING),
        (
            r"(?:sign up (?:for|to)|subscribe (?:to|now|here|for|today)|join (?:our|the) (?:newsletter|mailing)|register (?:for|now)|"
            r"get (?:our|the|all).{0,60}(?:newsletter|inbox|delivered)|(?:please )?(?:like|follow) (?:us|me|him|her|them|@?\w+(?: \w+)?) on "
            r"(?:twitter|facebook|instagram|x|linkedin)|click here to (?:subscribe|sign|read|join)|have a (?:news )?tip\?|"
            r"(?:write to|e-?mail|contact|reach|follow) (?:the (?:author|reporter|writer)s?|\w+ \w+)(?: \w+)? (?:at|on)\b.{0,60}(?:@|twitter)|"
            r"if you (?:enjoyed|liked) (?:this|reading)\b.{0,80}(?:join|subscri|share|follow|proposition|sign)|(?:support|donate to) (?:us|our)\b|become a (?:member|subscriber|supporter)|download (?:our|the) app|"
            r"abonnieren sie|jetzt abonnieren|suscr[ií]bete|assine|abonnez-vous|iscriviti|schrijf je in|inscreva-se|siga-nos|síguenos|"
            r"folgen sie uns|suivez-nous|seguici)",
            INVITATION,
        ),
    )
)
_LETTER = re.compile(r"newsletter|mailing list|\binbox\b", re.IGNORECASE)
_SUBSCRIBE = re.compile(r"subscri|sign up|signing up|delivered|every (?:morning|day|week)", re.IGNORECASE)


# The end of another article's beginning
_CUT = re.compile(r"(?:…|\.\.\.|\[…\])\W*(?:(?:read|see|learn) more|continue reading|more|weiterlesen|leia mais|lire la suite)", re.IGNORECASE)


def site_line(text: str, linked: float) -> str | None:
    """Return why a line is the site's and not the article's, None if nothing in its words says so.

    ``linked`` is the share of its characters that are links.
    """
    count = len(_WORD.findall(text))
    if not text or count > _MOST_WORDS:
        return None
    for pattern, why in _WHOLE:
        if pattern.match(text):
            return why
    if linked > 0.95 and text.isupper() and count > 3:  # noqa: PLR2004 - a whole line of capitals that is one link
        return POINTER
    if _POINTING.match(text) and linked > 0.5:  # noqa: PLR2004 - half
        return POINTER
    if linked and _CUT.search(text):
        return POINTER
    for pattern, why in _BEGINNING:
        if pattern.match(text):
            return why
    return INVITATION if _LETTER.search(text) and _SUBSCRIBE.search(text) else None
