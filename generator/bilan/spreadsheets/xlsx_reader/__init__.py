"""Office Open XML workbooks (ECMA-376), read part by part as a stream: nothing is calculated, followed or run.

What a part holds is counted while it is read, so that a small file that unpacks to gigabytes, or that merges a million
cells, costs neither memory nor time. A library that builds a cell object for each (openpyxl) took 2.5 GB for one of 5 kB.
"""
