"""Brings the data of an older report to today's format. `registry.py` lists the migrations, one for each version."""
