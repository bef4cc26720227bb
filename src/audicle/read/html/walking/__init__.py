"""From the elements of a page to blocks and inlines: a shape a module."""
