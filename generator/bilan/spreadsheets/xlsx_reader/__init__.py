"""Reads Office Open XML workbooks (ECMA-376), part by part as a stream. Nothing is calculated, followed or run.

Content is counted while it is read, so that a small file that unpacks to gigabytes, or merges a million cells, costs
neither memory nor time. A library that builds an object for each cell (openpyxl) took 2.5 GB for a file of 5 kB.
"""
