"""The markup that a web page and an e-book share: an Article as XHTML. It knows no EPUB package."""
