"""How numbers, dates, counted nouns and the words of the interface are printed in each language (CLDR through Babel)."""
