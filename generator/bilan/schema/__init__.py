"""The kinds of value one can write in a file: each reads a node into a typed value, or says what is wrong with it."""
