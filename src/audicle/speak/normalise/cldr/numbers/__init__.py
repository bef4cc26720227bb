"""Numbers that count, order, divide and name."""
