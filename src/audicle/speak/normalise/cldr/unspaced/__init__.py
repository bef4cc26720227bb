"""What is written alike in Chinese, Korean and Japanese, where letters beside figures are not of their word."""
