"""How well a network reads, and what is told of it.

`evaluate.py` measures with the figures of `metrics.py`; `studies.py` trains several networks to see
what is chance and what each ingredient is worth. `report.py`, `readme.py` and `plots.py` show it.
"""
