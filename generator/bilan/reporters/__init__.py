"""How problems are told: one format a module, each a function `report(problems, sources) -> str`."""
