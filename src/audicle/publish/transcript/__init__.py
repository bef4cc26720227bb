"""What is heard as text with times: WebVTT, SRT, Podcasting 2.0 JSON, LRC; and as plain text."""

from audicle.publish.transcript.writer import write_transcripts

__all__ = ["write_transcripts"]
