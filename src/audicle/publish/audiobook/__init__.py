"""The sound as players know it: tags, chapters, synced lyrics; one file a section and one of the whole article."""

from audicle.publish.audiobook.writer import write_audio

__all__ = ["write_audio"]
