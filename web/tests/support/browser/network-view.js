/** What a visitor sees of the network, and how they choose in it. */
import { box } from './page-driver.js';

/** @typedef {import('@playwright/test').Locator} Locator */
/** @typedef {import('@playwright/test').Page} Page */

export const title = (/** @type {Page} */ page) => page.locator('#network .explanation h3');
export const slider = (/** @type {Page} */ page, /** @type {string} */ layer) =>
  page.locator(`#network .${layer}`).getByRole('slider');

/** Clicks with the mouse, or taps where there is a finger. @param {Locator} target @param {boolean | undefined} hasTouch @param {{x: number, y: number}} [position] */
export const press = (target, hasTouch, position) =>
  hasTouch ? target.tap({ position }) : target.click({ position });

/** Presses a square of a layer. @param {Page} page @param {string} layer @param {number} column from 0 @param {number} row @param {number} columns @param {number} rows @param {boolean | undefined} hasTouch */
export async function pressSquare(page, layer, column, row, columns, rows, hasTouch) {
  const area = slider(page, layer);
  const { width, height } = await box(area);
  const position = { x: ((column + 0.5) / columns) * width, y: ((row + 0.5) / rows) * height };
  await press(area, hasTouch, position);
}

/** How many pixels of a canvas are not empty. @param {Locator} canvas */
export const inked = (canvas) =>
  canvas.evaluate((/** @type {HTMLCanvasElement} */ node) => {
    const { data } = /** @type {CanvasRenderingContext2D} */ (node.getContext('2d')).getImageData(
      0,
      0,
      node.width,
      node.height,
    );
    return data.filter((value, i) => i % 4 === 3 && value > 0).length;
  });

/** Whether a canvas is painted, and its fullest pixel has the colour of its style. @param {Locator} canvas */
export const isInItsColour = (canvas) =>
  canvas.evaluate((/** @type {HTMLCanvasElement} */ node) => {
    const context = /** @type {CanvasRenderingContext2D} */ (node.getContext('2d'));
    const { data } = context.getImageData(0, 0, node.width, node.height);
    let fullest = 3;
    for (let i = 3; i < data.length; i += 4) if (data[i] > data[fullest]) fullest = i;
    const [red, green, blue] = getComputedStyle(node).color.match(/\d+/g)?.map(Number) ?? [];
    const painted = [...data.slice(fullest - 3, fullest)];
    return (
      data[fullest] > 200 && painted.every((part, i) => Math.abs(part - [red, green, blue][i]) < 4)
    );
  });

/** The exact numbers of `<data>` elements. @param {Locator} data @returns {Promise<number[]>} */
export const exact = (data) =>
  data.evaluateAll((nodes) =>
    nodes.map((node) => Number(/** @type {HTMLDataElement} */ (node).value)),
  );

/** The numbers as they are read. @param {Locator} data */
export const shown = async (data) =>
  (await data.allTextContents()).map((text) => Number(text.replace('−', '-')));

export const sum = (/** @type {number[]} */ values) => values.reduce((a, b) => a + b, 0);

/** What the network says of the image that is shown, by the classifier's own arithmetic. @param {Page} page */
export async function numbersOf(page) {
  const details = page.locator('#network details.numbers');
  if (!(await details.evaluate((node) => /** @type {HTMLDetailsElement} */ (node).open))) {
    await details.locator('summary').click();
  }
  const tables = details.locator('table');
  await tables.first().waitFor();
  const rows = (/** @type {number} */ i) =>
    tables
      .nth(i)
      .locator('tbody tr')
      .evaluateAll((nodes) =>
        nodes.map((row) =>
          Array.from(row.children, (cell) =>
            parseFloat(String(cell.textContent).replace('−', '-')),
          ),
        ),
      );
  return { outputs: await rows(0), neurons: await rows(1), squares: await rows(2) };
}
