"""The web fonts of the site, subset from pinned packages and kept here: no reader's browser asks a third party."""
