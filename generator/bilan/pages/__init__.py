"""The pages of the site: which there are, their addresses, and the values of their templates.

Each module of `page_kinds/` is a kind of page with a function `page_specs(formatter)`. To add a kind, add a module and a
template.
"""
