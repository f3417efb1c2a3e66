"""What is told of a network: the report, its figures, the model card, and the README's tables."""
