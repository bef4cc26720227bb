"""Numbers of something: measures, money, mathematics."""
