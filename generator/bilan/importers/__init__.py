"""From a table somebody exported (CSV, XLSX, an Atom feed) to changes of the data files that an editor can accept.

Nothing is guessed in silence: whatever is detected is a remark, whatever can be read in two ways a problem. No network.
"""
