"""Reference knowledge: states, their cities and international organisations."""
