"""What the computer gives: files, archives, retries, places, cores. It knows no article."""
