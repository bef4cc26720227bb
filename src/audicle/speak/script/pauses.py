"""How long a good reader is silent, in seconds, by what comes next or what has just been said."""

from __future__ import annotations

WITHIN = 0.0  # between two languages inside a sentence
ANNOUNCEMENT = 0.2  # after "Image:" and its like
SENTENCE = 0.35
ITEM = 0.5  # after an item of a list, a row of a table, a line of code
PARAGRAPH = 0.7
BLOCK = 0.9  # before and after what is set apart: a figure, a table, a quote
HEADING = 0.8  # after a heading
BEFORE_HEADING = 1.3
BREAK = 1.6  # a break between thoughts
TITLE = 1.0  # after each line of the title page
END = 1.2  # at the end of a section
SILENT = 0.3  # in place of something that has no words, such as a line of asterisks
