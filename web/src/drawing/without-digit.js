/** A drawing without one of its digits. */

/** @typedef {import('../recognition/types.js').Answer} Answer */
/** @typedef {import('../recognition/types.js').DrawingState} DrawingState */

/**
 * Of a stroke that joins several digits the pieces of the others stay.
 *
 * @param {DrawingState} state
 * @param {Answer} answer to that drawing; strokes that were drawn since then stay
 * @param {number} index of the digit's reading
 * @returns {DrawingState}
 */
export function withoutDigit({ strokes, images, picture }, { groups, inks, origins }, index) {
  if (images.length) {
    const others = (/** @type {unknown} */ _, /** @type {number} */ i) => i !== index;
    return {
      strokes,
      images: images.filter(others),
      picture: picture && {
        ...picture,
        corners: picture.corners.filter(others),
        rows: withoutPlace(picture.rows, index),
      },
    };
  }
  const gone = new Set(groups[index]);
  const pieces = inks.flatMap((ink, digit) =>
    digit === index ? [] : ink.map((piece, i) => ({ piece, origin: origins[digit][i] })),
  );
  return {
    strokes: strokes.flatMap((stroke, i) =>
      gone.has(i)
        ? pieces.filter(({ origin }) => origin === i).map(({ piece }) => piece)
        : [stroke],
    ),
    images,
  };
}

/** The layout of the digits that stay. @param {Answer['rows']} rows @param {number} index */
const withoutPlace = (rows, index) =>
  rows
    .map((row) =>
      row
        .map((number) => number.filter((i) => i !== index).map((i) => (i > index ? i - 1 : i)))
        .filter((number) => number.length > 0),
    )
    .filter((row) => row.length > 0);
