"""Words for states, cities and organisations (TOML)."""
