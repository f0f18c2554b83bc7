"""Pictures: files of photographs, and the smaller copies of them that a site serves."""
