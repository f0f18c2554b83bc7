"""The number words of each language, by its subtag."""
