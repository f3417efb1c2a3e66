"""The commands of `digits`, and the steps that they share.

They import what they need when they run: TensorFlow takes seconds to load, and --help, evaluate
and predict do without it.
"""
