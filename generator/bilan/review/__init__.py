"""The sheet on which an editor-in-chief goes through a year's figures one by one, and the signature under it."""
