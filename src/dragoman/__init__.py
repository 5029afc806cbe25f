"""dragoman: from a folder of diplomatic sources to a sourced dossier of contacts."""

__version__ = "0.1.0"
