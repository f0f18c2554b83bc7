"""The web fonts of the site, subset from pinned packages and kept here: no reader's browser asks a third party."""

NARROW_NO_BREAK_SPACE = "\u202f"
NARROW_SPACE_WIDTH = 0.2  # em, in the web font; Plex has 0.118, which is hardly seen between digits: “1 976” read as a year
