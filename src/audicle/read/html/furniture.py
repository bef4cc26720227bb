"""What a page holds besides its article, told by its markup and by what the site's makers call it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.read.html.tree import class_of

if TYPE_CHECKING:
    from audicle.read.html.tree import Element

NAVIGATION = "navigation"
SHARING = "sharing or subscribing"
RELATED = "related links"
COMMENTS = "comments"
NOTICE = "notice or advertisement"
FOOTER = "page header or footer"

_TAGS = {"nav": NAVIGATION, "menu": NAVIGATION, "dialog": NOTICE}
_ROLES = {
    "navigation": NAVIGATION, "search": NAVIGATION, "menu": NAVIGATION, "menubar": NAVIGATION, "banner": FOOTER,
    "contentinfo": FOOTER, "dialog": NOTICE, "alertdialog": NOTICE, "alert": NOTICE, "toolbar": NAVIGATION,
}  # fmt: skip
_SEP = r"(?:^|[\s_-]|(?-i:(?<=[a-z])(?=[A-Z])))"
_END = r"(?:s|ing)?(?:$|[\s_:-]|\d|(?-i:(?=[A-Z])))"


def _named(words: str) -> re.Pattern[str]:
    return re.compile(rf"{_SEP}(?:{words}){_END}", re.IGNORECASE)


# By the names that sites give their parts; the order decides what the reason is called
_NAMES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        _named("comments?|disqus|disqus_thread|respond|livefyre|replies|comment-?list|comments-area|fb-comments|coral"),
        COMMENTS,
    ),
    (
        _named(
            "share|shar(?:e|ing)-?(?:bar|buttons?|tools?|links?|icons?)|social|sociable|addthis|addtoany|sharedaddy|jp-relatedposts-share|"
            "newsletter|subscribe|subscription|sign-?up|mailing-?list|mc_embed|email-?signup|follow-us|follow|"
            "sharethis|social-?media|socials|tweet-this|click-to-tweet|like-button"
        ),
        SHARING,
    ),
    (
        _named(
            "related|related-?(?:posts?|articles?|stories|content|links?|news|coverage|topics?)|recommend(?:ed|ations?)?|recirc(?:ulation)?|"
            "read-?(?:more|next|also)|more-?(?:stories|news|from|on|articles|like-this|coverage|in)|you-?may(?:-?also)?-?like|also-?(?:like|read)|"
            "trending|popular|most-?(?:popular|read|viewed|shared)|taboola|outbrain|zergnet|revcontent|mgid|up-?next|next-?(?:post|article|story)|prev(?:ious)?-?(?:post|article)|"
            "post-?nav(?:igation)?|teasers?|see-?also|latest-?(?:news|posts|stories)|onward|promo(?:ted)?|promo-?box|yarpp|jp-relatedposts|crosslinks?|suggested|rail|sidebar|widgets?|"
            "featured-?(?:stories|posts)|inline-?(?:related|recirc|promo|links)|author-?(?:bio|box|info|card|profile|description|about)|about-?(?:the-?)?author|bio|topics-?list|tags?|tag-?(?:list|links|cloud)|post-?tags|entry-?tags|categories|breadcrumbs?|"
            "article-?tags|keywords|entry-?meta|post-?meta|entry-?footer|post-?footer|article-?footer|timestamp"
        ),
        RELATED,
    ),
    (
        _named(
            "ads?|adverts?|advert(?:isement|ising|orial)|adsbygoogle|ad-?(?:slot|unit|container|wrapper|box|block)|sponsor(?:ed)?|dfp|banner-?ad|"
            "cookies?|cookie-?(?:notice|banner|consent|bar)|consent|gdpr|onetrust|privacy-?notice|pop-?up|modal|overlay|paywall|regwall|meter|donate|donation|"
            "toast|print-?only|skip-?links?|skip-?to|off-?screen|affiliate-?disclosure|disclaimer|corrections?-?policy|trust-?project"
        ),
        NOTICE,
    ),
    (
        _named(
            "nav|navbar|navigation|menu|masthead|site-?header|site-?footer|toc|table-of-contents|pagination|pager|page-?nav|site-?nav|topbar|global-?header"
        ),
        NAVIGATION,
    ),
    (_named("footer|copyright|site-?info|colophon|legal"), FOOTER),
)
# Wrappers of a whole page carry such words too: "has-sidebar", "comments-open", "single-post with-ads"
_STATE = re.compile(
    r"\b(?:has|no|with|without|is|not|hide|show|enable[sd]?|open|layout|page|single|js|wp|col|grid|flex|cf|clearfix)[-_][\w-]*",
    re.IGNORECASE,
)


def reason(element: Element) -> str | None:
    """Return why an element is not part of an article, None if nothing in its markup or names says so.

    The caller sees to it that an element that holds most of the article is not asked.
    """
    tag = element.tag
    if tag in _TAGS:
        return _TAGS[tag]
    role = (element.get("role") or "").lower()
    if role in _ROLES:
        return _ROLES[role]
    if tag == "footer" and not any(item.tag in ("blockquote", "figure") for item in element.iterancestors()):
        return FOOTER
    names = class_of(element)
    if not names or tag in ("p", "body", "html", "em", "strong", "a", "span", "figure", "figcaption", "img", "h1"):
        return None
    if element.find(".//blockquote") is not None:
        return None  # a post that the article shows
    names = _STATE.sub(" ", names)
    return next((why for pattern, why in _NAMES if pattern.search(names)), None)
