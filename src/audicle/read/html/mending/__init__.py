"""What page builders make of other elements, made into those that HTML has for it: lists, headings, letters, folds."""
