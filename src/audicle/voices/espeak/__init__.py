"""eSpeak NG, the embedded voice of every language that has no better one."""
