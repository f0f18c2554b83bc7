"""How pages look, and answer to the hand: style sheets, scripts, and the files of the theme that are kept."""
