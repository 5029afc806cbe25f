"""Measured figures: ``python -m benchmarks`` prints them all; each module prints its own."""
