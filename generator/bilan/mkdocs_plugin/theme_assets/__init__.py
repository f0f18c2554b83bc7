"""Style sheets, scripts, and the choice of files of the theme."""
