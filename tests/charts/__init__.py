"""What the charts promise, one promise a file."""
