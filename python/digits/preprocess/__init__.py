"""From strokes or a picture to the network's input: ink, then normalize.

The numeric reference of the page's arithmetic: `ink.js` and `normalize.js` compute the same, and
fixtures that Python writes keep them equal. Training takes the same steps.
"""
