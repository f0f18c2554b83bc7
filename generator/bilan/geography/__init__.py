"""The shapes of regions: reading a GeoJSON file, projecting it, and simplifying it so that borders are still shared."""
