"""Word's styles, and those of LibreOffice and pandoc, as HTML: mammoth's own list, and what it leaves out."""

from __future__ import annotations

_PARAGRAPHS = {
    "p.title:fresh": ("Title",),
    "p.subtitle:fresh": ("Subtitle",),
    "p.author:fresh": ("Author",),
    "p.date:fresh": ("Date",),
    "p.caption:fresh": ("caption", "Caption", "Image Caption", "Table Caption", "Figure", "Illustration", "Table"),
    "blockquote > p:fresh": ("Quote", "Intense Quote", "Block Text", "Quotations", "Block Quotation"),
    "pre:separator('\\n')": (
        "Code", "Source Code", "HTML Preformatted", "Preformatted Text", "Code Block", "macro",
    ),
    "h6:fresh": ("heading 7", "heading 8", "heading 9", "Heading 7", "Heading 8", "Heading 9"),
    "p.toc:fresh": ("TOC Heading", "Contents Heading", "table of figures", *(
        f"{name} {level}" for name in ("toc", "TOC", "Contents") for level in range(1, 10)
    )),
    "ul > li:fresh": ("List Bullet",),
    "ol > li:fresh": ("List Number",),
    "ul|ol > li > ul > li:fresh": ("List Bullet 2",),
    "ul|ol > li > ol > li:fresh": ("List Number 2",),
}  # fmt: skip
_RUNS = {
    "code": ("HTML Code", "Verbatim Char", "Source Text", "Code Char", "Inline Code", "HTML Typewriter", "HTML Sample"),
    "em": ("Emphasis", "Subtle Emphasis", "Intense Emphasis"),
    "cite": ("HTML Cite", "Book Title"),
}

STYLES = "\n".join(
    f"{kind}[style-name='{name}'] => {path}"
    for kind, table in (("p", _PARAGRAPHS), ("r", _RUNS))
    for path, names in table.items()
    for name in names
)
