"""What several engines share: sound, phonemes, timing, servers, downloads."""
