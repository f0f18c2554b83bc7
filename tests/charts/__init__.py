"""Tests of the charts, one property a file."""
