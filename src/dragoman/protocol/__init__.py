"""What protocol demands: books of rules, and whether a contact kept to them."""

from dragoman.protocol.book import own_books, read_book
from dragoman.protocol.checking import check, whole_programmes
from dragoman.protocol.occasions import Facts

__all__ = ["Facts", "check", "own_books", "read_book", "whole_programmes"]
