"""Words and their places: sentences and dates."""
