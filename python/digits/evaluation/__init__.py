"""How well a network reads.

`evaluate.py` measures with the figures of `metrics.py`; `studies/` trains several networks to see
what is chance and what each ingredient is worth. `reporting/` tells it.
"""
