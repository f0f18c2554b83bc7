"""The lexicon of each language, in a module named by its subtag."""
