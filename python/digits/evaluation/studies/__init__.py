"""Studies of the recipe, so that the README and the page need not be believed.

`seeds.py` tells how much is chance, `ablation.py` what each ingredient is worth. Both train many
networks (`trainings.py`) through the `runner.py`, and write into the report.
"""
