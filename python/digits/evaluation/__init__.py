"""How well a network reads, and what is told of it."""
