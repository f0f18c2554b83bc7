"""Which pages there are, at which addresses, and what each one is given to print.

One kind of page a module, each with a function `sheets(printer)`; a module placed in `kinds/` is a kind of page, nothing
else has to know of it. What pages look like is the templates' affair.
"""
