"""Formatting of numbers, dates and counted nouns by CLDR (through Babel), and translated messages from gettext catalogs."""
