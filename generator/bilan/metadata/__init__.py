"""What machines are told in the head of a page: Open Graph for those who share it, JSON-LD for those who index it."""
