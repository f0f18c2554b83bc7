"""Which chart suits figures, events or articles, with its title, its description and the figures it shows."""
