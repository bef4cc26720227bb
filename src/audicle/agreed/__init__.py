"""What the stages must agree on: title lines, track names, alternatives, policies, messages, languages and scripts."""
