"""Voices: one engine a module, behind the protocol in ``voices.protocol``, found by ``voices.registry``."""

from audicle.voices.protocol import Engine, Speech, Voice

__all__ = ["Engine", "Speech", "Voice"]
