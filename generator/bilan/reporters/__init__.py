"""The output formats of problems, one in each module with a function `report(problems, sources, editor_locale)`."""
