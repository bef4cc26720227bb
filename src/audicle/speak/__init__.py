"""From an Article to a Narration: what is said, in which order, and the sound of it."""
