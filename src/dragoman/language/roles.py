"""Words for people who are named only by whose they are: "A's adviser", "the B family"."""

from __future__ import annotations

# An alternation for patterns, in lower case.
AROUND = (
    r"(?:administration|advis[eo]rs?|aides?|all(?:y|ies)|ambassadors?|appointees?|associates?|brother|cabinet|campaign(?:ers?)?|"
    r"challengers?|chiefs?|confidants?|critics?|daughter|deput(?:y|ies)|envoys?|famil(?:y|ies)|friends?|government|husband|lawyers?|"
    r"loyalists?|ministers?|nominees?|officials|opponents?|predecessors?|regime|representatives?|rivals?|secretar(?:y|ies)|sister|son|"
    r"spokes\w+|staff|successors?|supporters?|team|voters?|widow|wife)"
)
