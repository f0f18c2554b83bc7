"""Imports tables (CSV, XLSX) and feeds (RSS, Atom): proposes changes of the data files, which an editor accepts or not.

Nothing is guessed in silence: what is detected is a remark, what can be read in two ways is a problem. No network.
"""
