/**
 * A second look at what was not read surely: turned a little to the left and to the right, as one tilts one's head.
 *
 * That look counts in which the ink is most like a digit. It is test-time augmentation (K. Simonyan and A. Zisserman
 * 2015, "Very deep convolutional networks for large-scale image recognition", section 3.2), but of one look instead of
 * a mean of all: so what the page shows of a reading is one forward pass.
 */
/** @typedef {import('./types.js').Reading} Reading */
/**
 * Takes readings of images as they are, and gives for each the reading that counts; the same object every time.
 * @callback LookAgain
 * @param {Reading[]} readings
 * @param {(i: number, degrees: number) => ArrayLike<number>} turned gives the normalised image of a reading, turned
 *   clockwise
 * @param {(i: number) => boolean} [isUnfinished] whether a reading is of ink that is still being drawn: one look will do
 * @returns {Reading[]}
 */

/** What is unsure: a logit margin below so many thresholds. */
const UNSURE = 2;
/** Degrees, clockwise. */
const TURNS = [-10, 10];
/** A turned look must be so many times as much like a digit: the best of several is always a little more so. */
const AHEAD = 1.5;

/**
 * @param {import('./types.js').Classifier} classifier
 * @returns {LookAgain}
 */
export function createSecondLook({ classify, threshold }) {
  /** @type {WeakMap<Reading, Reading>} */
  const known = new WeakMap();
  return (readings, turned, isUnfinished = () => false) => {
    const unsure = [...readings.keys()].filter(
      (i) => readings[i].margin < UNSURE * threshold && !known.has(readings[i]) && !isUnfinished(i),
    );
    const looks = classify(unsure.flatMap((i) => TURNS.map((degrees) => turned(i, degrees))));
    unsure.forEach((i, k) => {
      const again = TURNS.map((turn, t) => {
        const look = looks[k * TURNS.length + t];
        return { ...look, turn, margin: look.margin / AHEAD };
      });
      known.set(
        readings[i],
        again.reduce((a, b) => (b.margin > a.margin ? b : a), readings[i]),
      );
    });
    return readings.map((reading) => known.get(reading) ?? reading);
  };
}
