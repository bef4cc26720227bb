"""Chinese, Japanese and Korean, whose figures stand before counters."""
