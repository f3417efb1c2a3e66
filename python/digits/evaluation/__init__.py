"""How well a network reads.

`evaluate.py` measures with the figures of `metrics.py`; `studies.py` trains several networks to see
what is chance and what each ingredient is worth, through the `runner.py`. `reporting/` tells it.
"""
