"""What an editor of YAML is told about the format: JSON Schemas, with words for those who write."""
