"""Ways in which people write digits, as pen strokes: what `synthesis.py` draws.

A template is written as the points x,y that the pen passes on a smooth curve, in hundredths of
the digit's height, y down; ` / ` lifts the pen, and a point given twice is a corner. The
shapes are drawn by hand from what schools teach and what people do; no recorded handwriting
is in them.
"""

Template = list[list[tuple[float, float]]]  # strokes of points, in heights of the digit


def templates(*texts: str) -> list[Template]:
    """Read templates that are written as described above."""
    return [[read_stroke(stroke) for stroke in text.split("/")] for text in texts]


def read_stroke(text: str) -> list[tuple[float, float]]:
    """Read one stroke: "0,25 50,0" gives [(0.0, 0.25), (0.5, 0.0)]."""
    points = [point.split(",") for point in text.split()]
    return [(int(x) / 100, int(y) / 100) for x, y in points]


DIGIT_TEMPLATES: dict[int, list[Template]] = {
    0: templates(
        # an oval, closed at the top
        "40,0 12,17 0,50 10,84 36,100 62,85 74,50 64,15 40,0",
        # a round one, the pen runs past where it began
        "55,6 25,6 0,50 22,93 55,100 85,85 98,50 80,10 50,0 35,10",
        # begun at the right, left open at the top
        "55,10 30,0 5,30 2,65 25,100 55,88 70,55 65,20 45,2",
        # a narrow one
        "25,0 5,20 0,60 12,97 30,95 42,60 42,25 25,0",
        # the end curls inside
        "35,2 8,25 2,65 25,98 60,85 72,45 60,10 35,0 20,12 35,25",
        # slashed from the top right, past the oval
        "40,5 12,20 5,50 12,80 38,95 62,82 72,50 64,18 40,5 / 80,0 40,50 0,100",
        # slashed inside only
        "40,0 10,17 0,50 10,84 36,100 64,85 75,50 66,15 40,0 / 62,20 38,50 14,80",
        # slashed without lifting the pen
        "50,3 15,15 0,50 12,88 40,100 68,80 75,45 65,12 60,5 60,5 35,50 8,95",
        # slashed the other way
        "40,0 10,17 0,50 10,84 36,100 64,85 75,50 66,15 40,0 / 5,10 40,50 72,92",
        # a dot inside
        "40,0 10,17 0,50 10,84 38,100 66,85 78,50 68,15 40,0 / 37,48 41,53",
        # begun at the upper left, clockwise, the left side left open
        "10,12 40,0 72,20 78,55 60,90 30,100 5,85 0,60",
        # a round one, slashed far beyond both sides
        "50,10 20,18 10,50 20,82 50,90 80,80 90,50 80,20 50,10 / 100,0 50,50 0,100",
    ),
    1: templates(
        # a line
        "5,0 3,50 0,100",
        "2,0 0,50 4,100",
        # a short flag
        "0,22 20,0 20,0 20,50 20,100",
        # a long flag
        "0,45 20,22 35,0 35,0 35,50 34,100",
        # a flag that reaches far down
        "0,65 25,33 42,0 42,0 42,50 42,100",
        # flag and base
        "0,25 25,0 25,0 25,50 25,100 / 0,100 25,100 50,99",
        # flag and base without lifting the pen
        "0,30 25,0 25,0 25,50 25,98 25,98 0,100 0,100 25,100 50,98",
        # wide base, long flag
        "5,38 35,0 35,0 36,50 35,100 / 0,100 35,98 70,100",
        # base only
        "22,0 22,50 22,100 / 0,100 22,100 45,100",
        # a flat serif as a flag
        "0,10 12,6 20,0 20,0 20,50 20,100 / 3,100 20,100 38,100",
        # a slanting stem, the flag a soft bow
        "0,30 22,15 42,0 42,0 35,50 25,100",
        # a wide flag, hardly rising
        "0,22 20,14 38,0 38,0 37,50 35,100",
        # the flag a hook that goes back down the stem
        "0,35 15,15 32,2 36,10 34,50 33,100",
        # a long flat flag and a base
        "0,30 22,20 40,0 40,0 40,50 38,100 / 10,100 40,100 68,99",
        # a round head, narrow, as a walking stick
        "0,20 12,4 28,4 32,20 30,60 26,100",
        # the flag a bow that ends level with the top
        "0,28 15,18 28,3 38,2 36,50 34,100",
        # a roof for a flag, the stem a second stroke
        "0,12 24,0 46,8 / 30,8 31,50 30,100",
    ),
    2: templates(
        # round hook, straight neck, flat base
        "5,25 20,3 45,0 60,20 50,50 25,80 0,100 0,100 35,99 70,98",
        # a loop at the foot
        "5,20 25,0 50,5 58,30 40,65 15,95 2,95 8,80 30,85 50,100 75,92",
        # a wide loop at the foot
        "10,15 35,0 60,15 55,45 30,80 10,98 0,85 15,72 40,85 65,100 90,90",
        # corners everywhere, as a Z
        "0,8 30,0 60,2 60,2 32,50 0,100 0,100 30,99 65,100",
        # a round foot that swings up
        "0,25 18,2 45,2 55,28 35,65 5,95 5,95 25,90 50,100 75,85",
        # the hook curls in
        "25,30 10,28 10,10 30,0 55,10 60,35 40,70 5,100 5,100 40,97 75,100",
        # a swan: small top, deep base
        "10,15 30,0 45,15 40,45 20,75 0,93 0,93 30,88 60,95 80,100",
        # high arch, no hook, short base
        "0,12 25,0 50,10 52,40 35,75 12,100 12,100 35,100 55,97",
        # a long neck on a short base, nearly an L
        "5,12 20,0 35,12 33,45 18,80 0,98 0,98 30,100 60,98",
        # nearly an L: hardly a hook
        "10,5 25,0 32,15 25,55 5,95 5,95 35,97 70,100",
        # low and wide, the foot a long tail
        "15,15 40,0 62,15 45,45 10,70 2,80 20,75 60,88 100,100",
        # a narrow loop at the foot, lying on the tail
        "0,20 22,0 45,12 40,42 12,72 0,72 10,62 35,75 60,95 80,85",
        # a narrow neck, the base a second stroke
        "5,20 15,2 30,10 30,45 20,80 5,98 / 0,98 30,100 65,97",
        # no foot: the neck ends in a short bow
        "5,10 35,0 55,25 42,62 15,95 15,95 40,100",
    ),
    3: templates(
        # two bows
        "5,12 30,0 55,12 50,36 25,47 25,47 55,58 60,82 35,100 0,90",
        # two bows, soft waist
        "0,8 30,0 52,15 42,38 25,48 48,56 60,75 40,97 2,95",
        # a loop at the waist
        "5,12 30,0 52,13 42,38 20,50 14,44 25,42 50,55 58,80 30,100 0,88",
        # flat top
        "5,0 30,0 58,0 58,0 42,20 25,40 25,40 55,50 62,78 35,100 0,90",
        # flat top, round back
        "0,4 30,2 55,0 55,0 28,38 28,38 52,48 55,75 35,97 2,100",
        # small top, large bottom
        "12,8 32,0 48,10 42,28 22,37 22,37 55,48 65,75 40,100 0,92",
        # large top, small bottom
        "0,15 25,0 55,8 60,32 40,52 22,57 22,57 45,65 50,85 30,100 5,95",
        # pointed: deep waist
        "5,5 40,2 58,20 35,40 8,50 8,50 45,58 60,80 35,98 0,95",
        # a curl at the end
        "10,15 30,0 55,15 42,40 28,46 28,46 55,60 55,88 25,100 5,85 15,75",
        # flat top, straight neck, wide body
        "10,2 35,3 62,0 62,0 40,35 40,35 60,50 58,78 35,97 0,95",
        # flat top, the neck goes all the way back
        "5,3 30,2 58,0 58,0 35,14 12,28 12,28 48,30 66,58 45,90 2,98",
    ),
    4: templates(
        # open, the stem a second stroke
        "10,0 5,25 0,50 0,50 30,50 65,48 / 50,10 48,50 45,100",
        # open, slanting left side
        "25,0 12,30 0,60 0,60 35,60 70,58 / 50,25 48,60 46,100",
        # open, a round corner, as a u
        "5,0 0,30 10,50 35,50 50,40 / 55,0 53,50 50,100",
        # open, without lifting the pen
        "8,0 3,25 5,50 25,55 50,42 55,5 55,5 53,50 50,100",
        # open, bar to the stem only
        "5,0 0,45 0,45 25,46 50,45 / 50,0 50,50 50,100",
        # closed, one stroke: down the slope, across, and the stem a second one
        "45,0 22,33 0,66 0,66 35,66 72,65 / 48,0 48,50 48,100",
        # closed, in one stroke from the crossing
        "65,60 30,62 0,62 0,62 22,30 45,0 45,0 46,50 45,100",
        # closed with a small triangle, as a pennant
        "50,50 25,48 0,45 0,45 25,20 50,0 50,0 50,50 50,100",
        # a stem that begins at the bar
        "20,0 10,30 0,58 0,58 35,57 70,55 / 42,35 40,65 38,100",
        # long bar through the stem, a lightning stroke
        "30,0 15,27 0,55 0,55 40,52 80,50 / 60,20 50,60 42,100",
        # a round left side, as a c, and a short stem low at the right
        "40,0 15,20 0,50 12,62 40,60 70,58 / 42,40 42,70 40,100",
        # a slope, a bar, and a stem that begins just above it
        "35,0 18,30 0,60 0,60 35,62 70,60 / 50,45 46,70 42,100",
        # upright left side, long bar, the stem short and low
        "10,0 6,30 2,60 2,60 40,60 80,58 / 45,40 44,70 43,100",
        # tall and narrow, the tops nearly touch
        "25,0 10,30 0,55 0,55 20,55 45,53 / 32,2 32,50 30,100",
        # a high bar, as a y with a corner
        "5,0 0,20 0,35 0,35 25,38 50,32 / 52,0 50,50 46,100",
        # one stroke: the stem returns from the bar
        "30,0 12,25 0,50 0,50 30,55 55,50 60,15 55,20 50,60 45,100",
        # a cup on a stem, as a y
        "8,0 4,20 15,40 35,38 50,25 54,0 54,0 50,50 44,100",
        # a slope that turns into the bar in a loop
        "30,0 12,40 5,72 25,78 55,66 60,50 45,52 38,75 36,100",
    ),
    5: templates(
        # the bar a second stroke
        "10,0 8,20 6,42 6,42 35,38 58,60 50,88 22,100 0,90 / 10,0 35,0 60,0",
        # the bar a second stroke, apart from the body
        "8,8 6,25 5,45 5,45 35,40 55,62 45,90 20,100 0,93 / 20,2 42,1 65,0",
        # one stroke from the right end of the bar
        "60,0 35,1 12,2 12,2 10,22 7,42 7,42 35,38 60,60 50,88 25,100 0,92",
        # one soft stroke, as an S
        "55,2 25,3 10,20 15,42 40,52 55,72 40,95 2,97",
        # one stroke, no corner at the waist
        "65,0 40,2 20,4 20,4 12,38 25,42 48,52 52,78 30,98 0,95",
        # large body, short bar
        "15,0 10,30 10,30 40,27 68,50 60,85 30,100 0,88 / 15,0 30,0 50,1",
        # small body, long bar
        "80,2 45,0 15,2 15,2 12,50 12,50 32,50 45,70 35,95 0,100",
        # the body closes on itself
        "10,0 6,40 6,40 35,36 58,60 45,95 15,98 5,80 / 10,0 35,0 60,2",
        # the body starts with a slope
        "70,0 45,3 25,5 25,5 10,50 10,50 35,45 50,65 38,90 0,100",
        # a curved bar that floats above, no stem
        "0,45 30,40 55,58 50,85 25,100 0,95 / 5,12 25,2 50,6",
        # a bar that floats above, a short stem
        "8,22 6,45 6,45 35,42 55,65 45,92 15,100 0,90 / 10,5 35,3 60,0",
        # angular, as an S with corners
        "60,5 30,0 5,8 5,8 8,40 8,40 40,45 55,65 45,92 0,100",
        # the waist a small loop
        "60,0 30,4 15,10 10,40 20,48 28,40 50,52 52,80 30,100 0,95",
        # the bar apart, the body begun with a short stem
        "25,15 20,38 20,38 50,40 65,65 45,92 0,98 / 25,0 48,0 72,0",
        # the bar apart, the body a bow without a stem
        "15,45 45,38 62,62 45,92 5,98 / 28,5 50,2 70,0",
    ),
    6: templates(
        # a bow into a round loop
        "50,0 20,20 2,60 12,93 38,100 58,80 50,58 28,52 5,70",
        # straight down, small loop
        "30,0 12,35 0,75 12,98 35,95 42,75 28,62 8,72 2,85",
        # large loop, short bow
        "45,0 15,20 0,55 12,92 45,100 70,78 60,45 30,38 5,55",
        # the loop ends inside
        "40,0 12,30 2,70 20,98 48,92 55,70 38,56 20,65 22,80",
        # the loop stays open
        "35,0 10,30 0,70 15,97 42,97 58,78 45,60 22,62",
        # a hook at the top
        "65,12 50,0 25,10 5,45 5,80 25,100 52,90 55,65 35,52 8,65",
        # slim and upright
        "12,0 4,35 0,75 10,100 30,97 36,72 22,55 3,68",
        # lying: a long flat bow
        "85,0 50,15 15,50 10,85 35,100 60,85 55,62 30,60 12,75",
        # the loop hardly turns up
        "40,0 12,25 0,62 15,95 42,98 55,80 48,62 30,60 20,70",
        # a tall loop, as a b
        "10,0 4,40 0,80 15,100 45,95 50,60 30,40 5,55",
    ),
    7: templates(
        # bar and straight stem
        "0,2 30,1 62,0 62,0 42,50 25,100",
        # bar and curved stem
        "0,5 35,3 65,0 65,0 40,40 30,100",
        # round corner
        "0,8 30,2 55,5 52,30 38,65 28,100",
        # a serif that hangs from the bar
        "2,20 0,4 0,4 30,3 62,0 62,0 40,50 22,100",
        # a wave for a bar
        "0,12 12,0 30,10 60,2 60,2 42,50 28,100",
        # crossed
        "0,2 30,1 62,0 62,0 42,50 25,100 / 18,50 42,49 68,48",
        # crossed on a slope, with a serif
        "5,18 2,5 2,5 35,4 68,0 68,0 45,45 28,100 / 20,55 42,50 65,42",
        # crossed, upright stem
        "0,5 30,3 55,0 55,0 42,40 38,100 / 12,45 40,44 70,44",
        # crossed, curved stem, round corner
        "0,10 30,3 58,6 50,35 35,65 25,100 / 10,52 38,50 62,50",
        # crossed, the cross a long one low down
        "2,4 30,2 58,0 58,0 38,50 20,100 / 0,60 35,57 68,55",
        # short bar, long upright stem
        "0,6 20,3 40,0 40,0 35,50 32,100",
        # crossed, with a foot as a Z has
        "5,4 35,2 65,0 65,0 40,45 10,95 20,100 / 12,50 40,48 70,46",
        # a curl for a serif, crossed low
        "5,20 2,5 18,5 40,8 62,0 62,0 45,45 32,100 / 12,62 40,60 70,55",
        # a round head, as a question mark
        "0,18 12,3 35,0 52,12 48,40 36,70 28,100",
        # a bar above a curved stem that is set apart
        "0,0 30,2 65,0 / 62,4 42,50 30,100 / 15,55 40,54 65,53",
        # crossed low, the stem a bow
        "0,15 15,5 45,2 62,15 50,50 28,82 12,100 / 5,62 35,57 65,55",
        # round corner, crossed from the stem to the right
        "0,12 20,3 55,3 58,20 40,60 30,100 / 30,55 50,54 70,56",
        # a loop for a serif
        "10,20 2,5 12,2 15,14 35,8 65,2 65,2 42,50 28,100",
    ),
    8: templates(
        # begun at the upper right, as an S and back
        "52,12 30,0 8,15 15,38 40,55 55,80 30,100 5,82 20,55 45,38 52,12",
        # begun at the top
        "30,0 8,18 20,42 42,55 52,80 30,100 5,85 12,60 35,45 52,22 30,0",
        # begun in the middle
        "28,47 8,28 20,2 45,5 50,28 28,47 4,70 12,95 42,98 55,75 28,47",
        # two rings
        "28,0 8,12 8,35 28,46 48,35 48,12 28,0 / 28,46 3,60 2,85 28,100 55,85 54,60 28,46",
        # open at the top right
        "60,5 35,0 10,15 20,40 45,60 50,85 25,100 3,85 15,60 40,40 58,20",
        # the ends cross above the ring
        "62,0 40,5 12,10 12,32 40,52 52,80 28,100 5,80 20,55 45,30 55,0",
        # small head
        "40,10 28,0 15,12 22,30 45,50 60,78 35,100 5,85 10,55 32,32 40,10",
        # large head
        "60,20 35,0 5,15 12,45 35,62 45,85 30,100 12,88 22,65 52,42 60,20",
        # straight sides, as an hourglass
        "10,5 30,50 50,92 28,100 5,92 28,50 52,8 30,0 10,5",
        # begun at the lower left
        "5,75 20,55 48,35 50,10 30,0 10,12 18,38 48,60 52,88 25,100 5,75",
        # the head open as a cup
        "55,2 30,35 10,60 2,82 20,100 45,95 50,72 30,50 10,30 8,8",
        # an S, closed by a straight line
        "55,8 32,0 8,12 15,35 42,55 50,82 28,100 5,88 5,88 30,50 55,8",
        # a wide flat head on a round body
        "60,8 30,0 2,12 15,35 42,50 55,75 35,100 8,85 20,55 50,35 68,12 50,2",
        # the body left open at the lower left
        "50,30 55,8 30,0 10,15 20,38 45,55 52,85 25,100 2,85 10,65 30,55",
        # begun at the upper left as a 3, the body closed
        "12,14 30,2 50,14 40,36 12,58 5,85 30,100 58,82 50,60 25,45 12,30",
        # the right side of the head is missing
        "52,4 28,0 8,16 20,40 48,62 50,88 25,100 3,84 12,62 40,46",
        # the head open at the top, begun at its left
        "14,4 8,20 24,42 50,65 45,93 20,100 2,80 15,58 44,36 52,8",
        # a small open cup on a large ring
        "12,0 22,18 42,19 58,3 / 34,22 6,42 8,86 42,100 72,80 66,38 34,22",
        # begun at the upper left as a 3, then round the body
        "14,10 34,0 50,12 36,36 55,58 52,86 26,100 4,84 14,58 36,38",
    ),
    9: templates(
        # ring and straight stem
        "50,12 25,0 2,18 8,42 32,45 50,15 50,15 50,55 48,100",
        # ring and slanting stem
        "52,10 28,0 5,20 12,42 38,40 52,12 52,12 42,55 25,100",
        # the tail swings left
        "52,15 28,0 4,20 12,45 40,42 52,15 52,50 42,88 15,100 0,88",
        # a curl at the foot, as a g
        "50,10 25,0 5,15 10,35 35,38 50,10 52,50 48,85 25,100 5,88 20,75",
        # round: a 6 upside down
        "50,30 28,46 4,32 8,8 35,0 55,20 52,60 35,90 5,100",
        # the ring stays open
        "45,5 20,5 2,25 15,42 40,38 52,8 52,8 50,50 47,100",
        # ring, then the stem as a second stroke
        "48,10 25,0 2,20 15,45 42,38 48,10 / 50,0 50,50 48,100",
        # large ring, short tail
        "60,20 35,0 5,15 3,45 30,60 58,40 60,20 60,20 58,60 50,100",
        # small ring high up, long stem
        "30,5 12,2 2,15 10,30 28,22 32,2 32,2 30,50 25,100",
        # an angular one: the ring is a triangle
        "50,5 25,3 0,30 0,30 25,40 48,35 / 50,3 50,50 47,100",
        # the ring open above, as a y with a round cup
        "10,2 0,20 15,40 40,35 50,5 50,5 46,50 35,100",
        # a wide ring, the tail a flat bow
        "60,10 30,0 2,15 10,40 40,42 62,20 66,55 50,90 20,100 0,92",
        # a hook for a ring, the stem a long bow
        "50,14 40,2 15,2 5,20 20,36 46,26 52,8 52,8 46,55 30,100",
    ),
}
