"""The library: the output folder as a podcast feed, a catalogue and a list, made from the articles' manifests.

It reads only manifests and the files they list, never an Article. What it writes is decided by writers, one module
each, listed in ``writers``.
"""
