"""What YAML editors need to know about the format: JSON Schemas, labels of fields, and the formatter."""
