"""From an Article to its script: what is said of each kind of block, by whom, with which pauses."""
