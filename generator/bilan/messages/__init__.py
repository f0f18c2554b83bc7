"""What Bilan says to editors: English words kept apart from the values in them, so that they can be translated."""
