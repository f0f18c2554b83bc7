"""What Bilan prints on a terminal: problems, messages, and how far it is."""
