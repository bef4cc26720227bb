"""An article as a web page: to read, and with audio to read along."""

from audicle.publish.page.assets import write_assets
from audicle.publish.page.writer import write_page

__all__ = ["write_assets", "write_page"]
