"""Ways in which people write digits, as pen strokes: what `synthesis.py` draws.

`../templates.py` explains the notation. The templates of a digit come in families; a family of many
is drawn more often than one of few, but not in proportion. The shapes are drawn by hand from what
schools of many countries teach and what people do; no recorded handwriting is in them.
"""

from digits.data.digit_templates import seven_to_nine, three_to_six, zero_to_two
from digits.data.templates import Template

DIGIT_TEMPLATES: dict[int, dict[str, list[Template]]] = {
    **zero_to_two.TEMPLATES,
    **three_to_six.TEMPLATES,
    **seven_to_nine.TEMPLATES,
}
