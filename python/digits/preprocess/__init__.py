"""From strokes or a picture to the network's input: ink, then normalize."""
