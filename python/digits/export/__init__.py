"""From the Keras network to the files that the page loads, and back."""
