"""Tests of the site that a reader opens."""
