"""The source's own recording in place of a voice: which cues it says, and its sound cut for them."""
