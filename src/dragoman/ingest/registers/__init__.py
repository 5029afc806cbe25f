"""Registers of people: tables of tenures and FollowTheMoney files, read as a stream of people with their offices."""

from dragoman.ingest.registers.ftm import SIDECAR
from dragoman.ingest.registers.mapping import Mapping, parse_mapping, recognise
from dragoman.ingest.registers.reading import read_register

__all__ = ["SIDECAR", "Mapping", "parse_mapping", "read_register", "recognise"]
