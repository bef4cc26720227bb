"""A server of OpenAI's speech protocol."""
