"""Arabic and Hebrew, whose numerals have genders that go against those of what they count."""
