"""Files of drawings as pen strokes: JSON lines, UNIPEN, InkML.

`stroke_file.py` reads any of them, and each format has a file of its own.
"""
