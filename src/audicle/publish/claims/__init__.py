"""What is claimed of the accessibility of an edition: computed from its content, never assumed."""
