"""What a report is made of: typed, immutable records, declared once for reading, checking and documenting."""
