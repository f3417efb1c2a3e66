/** Ruled, squared and tabled paper: its lines, told from strokes and taken out of the ink. */

const TILT = (16 * Math.PI) / 180; // radians; lines turned farther are not looked for
const STEP = Math.PI / 360;
const MOST_POINTS = 40_000; // that angles are tried on
const LONG = 0.5; // of the side of the picture: a line of the paper, at least
const THIN = 0.008; // of the side: a line of the paper, at most
const RULED = 2; // lines, at least

/**
 * The tilt of the lines of the paper, by the projection of the ink in all directions (W. Postl 1986, "Detection
 * of linear oblique structures and skew scan in digitized documents"): lines make sharp peaks.
 * @param {Uint8Array} mask
 * @param {number} width
 * @returns {number | null} radians, positive when lines fall to the right; null: there are no lines
 */
export function rulingAngle(mask, width) {
  const height = mask.length / width;
  const ink = mask.reduce((sum, value) => sum + value, 0);
  const stride = Math.max(1, Math.floor(ink / MOST_POINTS));
  const points = everyInkPixel(mask, width, ink, stride);
  const offset = Math.ceil(width * Math.sin(TILT));
  const thin = Math.max(4, Math.round(THIN * width));
  const counts = new Float32Array(height + 2 * offset + 2);
  let best = { angle: 0, peaks: 0, lines: 0 };
  for (let angle = -TILT; angle <= TILT + 1e-9; angle += STEP) {
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    counts.fill(0);
    for (let k = 0; k < points.length; k += 2) {
      counts[Math.round(points[k + 1] * cos - points[k] * sin) + offset]++;
    }
    const long = (LONG * width) / stride;
    let [peaks, lines] = [0, 0];
    for (let i = 0, from = 0; i < counts.length; i++) {
      if (counts[i] >= long) continue;
      const beside = Math.max(counts[from - thin - 1] ?? 0, counts[i + thin] ?? 0);
      if (i > from && i - from <= thin && beside < long / 2) {
        for (let k = from; k < i; k++) peaks += counts[k] * counts[k];
        lines++;
      }
      from = i + 1;
    }
    if (peaks > best.peaks) best = { angle, peaks, lines };
  }
  return best.lines >= RULED ? best.angle : null;
}

/**
 * The places of some pixels of ink.
 * @param {Uint8Array} mask
 * @param {number} width
 * @param {number} ink how many there are
 * @param {number} stride from one that is taken to the next, in pixels of ink
 * @returns {Int32Array} x and y of each
 */
function everyInkPixel(mask, width, ink, stride) {
  const points = new Int32Array(2 * Math.ceil(ink / stride));
  let [seen, at] = [0, 0];
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i] || seen++ % stride > 0) continue;
    points[at++] = i % width;
    points[at++] = Math.floor(i / width);
  }
  return points;
}

/**
 * Takes level and upright lines out of the ink; where strokes cross them, the strokes stay.
 * @param {Uint8Array} mask changed in place
 * @param {number} width
 * @param {number} length in pixels, of the shortest piece of a line
 */
export function eraseRuling(mask, width, length) {
  const height = mask.length / width;
  const level = linePixels(mask, width, height, 1, width, length);
  const upright = linePixels(mask, height, width, width, 1, length);
  for (const i of level) mask[i] = 0;
  for (const i of upright) mask[i] = 0;
}

/**
 * Pixels of the lines along one direction. A line may lean by a pixel now and then, so runs are looked for in
 * bands of three pixels.
 * @param {Uint8Array} mask
 * @param {number} along pixels along the line
 * @param {number} across
 * @param {number} step from pixel to pixel along the line
 * @param {number} stride from line to line
 * @param {number} length
 */
function linePixels(mask, along, across, step, stride, length) {
  const candidates = new Uint8Array(mask.length);
  const isInk = (/** @type {number} */ u, /** @type {number} */ v) =>
    v >= 0 && v < across && mask[u * step + v * stride];
  for (let v = 0; v < across; v++) {
    let start = 0;
    for (let u = 0; u <= along; u++) {
      if (u < along && (isInk(u, v) || isInk(u, v - 1) || isInk(u, v + 1))) continue;
      if (u - start >= length) {
        for (let i = start; i < u; i++) if (isInk(i, v)) candidates[i * step + v * stride] = 1;
      }
      start = u + 1;
    }
  }
  // How thick is the ink across the line, at each of its pixels?
  /** @type {{first: number, last: number, u: number}[]} */
  const spans = [];
  for (let u = 0; u < along; u++) {
    for (let v = 0; v < across; v++) {
      if (!candidates[u * step + v * stride]) continue;
      let [first, last] = [v, v];
      while (isInk(u, first - 1)) first--;
      while (isInk(u, last + 1)) last++;
      spans.push({ first, last, u });
      v = last;
    }
  }
  const thick = spans.map(({ first, last }) => last - first + 1).sort((a, b) => a - b);
  const usual = thick[thick.length >> 1] ?? 0;
  const pixels = [];
  for (const { first, last, u } of spans) {
    if (last - first + 1 > 2 * usual + 1) continue; // a stroke crosses here
    for (let v = first; v <= last; v++) pixels.push(u * step + v * stride);
  }
  return pixels;
}
