"""The only door through which text goes out: encoders, the printer of values, the Jinja environment, prose with figures."""
