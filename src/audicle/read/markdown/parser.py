"""Markdown to HTML: CommonMark and its usual extensions, with raw HTML made well-formed and harmless.

Raw HTML may begin in one block and end in another, with Markdown between. So the whole article becomes one HTML
tree first, and ``elements`` reads that.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from mdit_py_plugins.amsmath import amsmath_plugin
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from audicle.read.markdown import attributes, rawhtml
from audicle.read.markdown.blocks.divs import divs_plugin
from audicle.read.markdown.blocks.fancylists import fancy_lists_plugin
from audicle.read.markdown.blocks.lineblocks import line_blocks_plugin
from audicle.read.markdown.dialects.obsidian import obsidian_plugin
from audicle.read.markdown.dialects.rawattributes import raw_attributes
from audicle.read.markdown.inlines.abbreviations import abbreviations_plugin
from audicle.read.markdown.inlines.citations import citations_plugin
from audicle.read.markdown.inlines.emphasis import emphasis_plugin
from audicle.read.markdown.inlines.footnotes import take_notes
from audicle.read.markdown.inlines.scripts import scripts_plugin
from audicle.read.markdown.tables.captions import table_captions_plugin
from audicle.read.markdown.tables.drawn import text_tables_plugin
from audicle.read.markdown.tables.grid import grid_tables_plugin

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from markdown_it.token import Token

    Env = MutableMapping[str, Any]

# Blocks nested deeper than this are not read: readers of the model recurse, and no article goes so deep.
MAX_NESTING = 60


@dataclass(frozen=True, slots=True)
class Rendered:
    """An article as HTML. References to notes are ``<a data-note="LABEL">``."""

    body: str
    notes: dict[str, str]  # the HTML of each note by its label, in order of first reference
    too_deep: bool  # something was nested deeper than MAX_NESTING, and left out
    tags: tuple[str, ...] = ()  # those on lines of their own


def render(text: str, *, cites: bool = False) -> Rendered:
    """Return Markdown text, without its front matter, as HTML. ``cites``: the article has a bibliography."""
    parser = _parser()
    env: Env = {"cites": cites}
    tokens = parser.parse(text, env)
    too_deep = any(token.level >= MAX_NESTING - 1 for token in tokens)
    body, notes = take_notes(tokens, env)
    return Rendered(
        body=parser.renderer.render(body, parser.options, env),
        notes={label: parser.renderer.render(note, parser.options, env) for label, note in notes.items()},
        too_deep=too_deep,
        tags=tuple(env.get("tags", ())),
    )


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, move_to_end=False).use(deflist_plugin).use(tasklists_plugin)
    # "between $5 and $10" is no formula
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True).use(amsmath_plugin)
    parser.use(attrs_plugin, after=(), spans=True).use(attrs_block_plugin)
    parser.block.ruler.at("attr", attributes.attribute_line)
    blocks = (divs_plugin, text_tables_plugin, grid_tables_plugin, table_captions_plugin, line_blocks_plugin)
    for plugin in (*blocks, fancy_lists_plugin, emphasis_plugin):
        parser.use(plugin)
    # before escaped braces and others are made text like any other
    parser.core.ruler.before("text_join", "raw_attributes", raw_attributes)
    parser.core.ruler.before("text_join", "attributes", attributes.attach)
    parser.use(scripts_plugin).use(obsidian_plugin).use(citations_plugin).use(abbreviations_plugin)
    parser.core.ruler.push("gone", rawhtml.take_gone)
    # Where a link leads is judged when the tree is read: its text stays even if it leads nowhere good
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # how markdown-it documents to change it
    for name, rule in _RULES.items():
        parser.add_render_rule(name, rule)
    return parser


def _image(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Env) -> str:
    """Leave ``alt`` out where the author gave none: an empty one would say that the picture is decorative.

    Pandoc's ``alt`` and Quarto's ``fig-alt`` among the attributes win; what is in the brackets is then the caption.
    """
    token = tokens[index]
    words = self.renderInlineAsText(token.children or [], options, env).strip()
    alt = str(token.attrs.get("fig-alt") or token.attrs.get("alt") or "")
    caption = str(token.attrs.get("title") or token.attrs.get("fig-cap") or (words if alt and alt != words else ""))
    attrs = {**token.attrs, "alt": alt or words, "title": caption}
    return "<img" + "".join(f' {name}="{escapeHtml(str(value))}"' for name, value in attrs.items() if value) + ">"


def _note(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Env) -> str:
    return f'<a data-note="{escapeHtml(tokens[index].meta["label"])}"></a>'


def _inline_math(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Env) -> str:
    return f'<span class="math inline">{escapeHtml(tokens[index].content)}</span>'


def _display_math(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Env) -> str:
    return f'<div class="math display">{escapeHtml(tokens[index].content)}</div>'


def _html_block(_self: Any, tokens: Sequence[Token], index: int, _options: Any, env: Env) -> str:
    return rawhtml.clean_block(tokens[index].content, env, _parser())


def _html_inline(_self: Any, tokens: Sequence[Token], index: int, _options: Any, env: Env) -> str:
    return rawhtml.clean_inline(tokens, index, env)


_RULES = {
    "image": _image,
    "footnote_ref": _note,
    "math_inline": _inline_math,
    "math_inline_double": _display_math,
    "math_block": _display_math,
    "math_block_label": _display_math,
    "amsmath": _display_math,
    "html_block": _html_block,
    "html_inline": _html_inline,
}
