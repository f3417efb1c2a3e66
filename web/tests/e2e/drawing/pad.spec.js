import { box, draw, open, paintBox } from '../../support/browser/page-driver.js';
import { expect, test } from '../../support/browser/watched-test.js';

/** @typedef {Awaited<ReturnType<typeof paintBox>>} Paint */

/** @param {Paint} paint */
const about = (paint) => ({
  left: expect.closeTo(paint.left, 2),
  top: expect.closeTo(paint.top, 2),
  right: expect.closeTo(paint.right, 2),
  bottom: expect.closeTo(paint.bottom, 2),
});

test('zoom and another monitor leave everything in its place, and as sharp as the screen', async ({
  page,
}) => {
  // Each of the many canvases is scrolled to and looked at, three times.
  test.setTimeout(90_000);
  await open(page);
  await draw(page, 7);
  const canvases = page.locator('canvas:visible');
  await page.locator('.mistakes summary').click();
  await expect(page.locator('.mistakes canvas').first()).toBeVisible();
  const count = await canvases.count();
  expect(count).toBeGreaterThan(10);
  /** @type {Paint[]} */
  const before = [];
  for (const canvas of await canvases.all()) {
    await canvas.scrollIntoViewIfNeeded();
    before.push(await paintBox(canvas));
  }
  const client = await page.context().newCDPSession(page);
  for (const deviceScaleFactor of [2, 0.75]) {
    await client.send('Emulation.setDeviceMetricsOverride', {
      width: 1280,
      height: 800,
      deviceScaleFactor,
      mobile: false,
    });
    // Only now Chromium tells the page, as it does by itself on a real screen.
    await page.emulateMedia({ reducedMotion: deviceScaleFactor > 1 ? 'no-preference' : 'reduce' });
    for (const [i, canvas] of (await canvases.all()).entries()) {
      const name = `canvas ${i} at ${deviceScaleFactor}`;
      await canvas.scrollIntoViewIfNeeded();
      const paint = await paintBox(canvas);
      const [width, expected] = await canvas.evaluate((/** @type {HTMLCanvasElement} */ node) => {
        // One pixel a square, which the browser enlarges with sharp edges; all others paint what is seen.
        const isEnlarged = getComputedStyle(node).imageRendering === 'pixelated';
        const columns = Number(node.parentElement?.style.getPropertyValue('--columns'));
        return [node.width, isEnlarged ? columns : Math.round(node.clientWidth * devicePixelRatio)];
      });
      expect(width, name).toBe(expected);
      for (const side of /** @type {const} */ (['left', 'top', 'right', 'bottom'])) {
        expect(Math.abs(paint[side] - before[i][side]), `${side} of ${name}`).toBeLessThan(0.02);
      }
    }
  }
});

test('undo, redo and clear do not move a drawing that runs over the edge', async ({ page }) => {
  await open(page);
  const pad = page.locator('#pad');
  const { x, y, width } = await box(pad);
  await page.mouse.move(x + width - 150, y + 100);
  await page.mouse.down();
  await page.mouse.move(x + width + 60, y + 200, { steps: 6 });
  await page.mouse.move(x + width - 120, y + 300, { steps: 6 });
  await page.mouse.up();
  const one = await paintBox(pad);
  await draw(page, 7, { x: 0.25, size: 0.3 });
  const both = await paintBox(pad);
  for (const [command, expected] of /** @type {const} */ ([
    ['undo', one],
    ['redo', both],
    ['undo', one],
    ['undo', null],
    ['redo', one],
    ['redo', both],
    ['clear', null],
    ['undo', both],
  ])) {
    await page.locator(`#${command}`).click();
    const paint = await paintBox(pad);
    if (expected) expect(paint, command).toEqual(about(expected));
    else expect(paint.right, command).toBe(0);
  }
});

test('the pad may change its size while the pen is down', async ({ page }) => {
  await open(page);
  const pad = page.locator('#pad');
  const { x, y } = await box(pad);
  await page.mouse.move(x + 60, y + 60);
  await page.mouse.down();
  await page.mouse.move(x - 60, y + 120, { steps: 6 });
  await page.mouse.move(x + 200, y + 60, { steps: 6 });
  await pad.evaluate((node) => (node.style.height = '300px'));
  const { right } = await paintBox(pad);
  const { width } = await box(pad);
  expect(right * width, 'under the pen').toBeCloseTo(207, -1);
  await page.mouse.up();
  expect((await paintBox(pad)).left).toBeGreaterThan(0.02);
});

test('a pointer that a script made up does not keep the mouse from drawing', async ({ page }) => {
  await open(page);
  for (const pointerId of [0, -1, 4711]) {
    await page.locator('#pad').evaluate((pad, pointerId) => {
      const { left, top } = pad.getBoundingClientRect();
      const init = { pointerId, clientX: left + 30, clientY: top + 30, bubbles: true };
      pad.dispatchEvent(new PointerEvent('pointerdown', init));
    }, pointerId);
    await draw(page, 7);
    await expect(page.locator('#digit')).toHaveText('7');
    await page.locator('#undo').click();
    await expect(page.locator('#digit')).toHaveText('');
  }
});

test('undo after the mouse went down leaves the pad ready for the next stroke', async ({
  page,
}) => {
  await open(page);
  const { x, y } = await box(page.locator('#pad'));
  await page.mouse.move(x + 100, y + 100);
  await page.mouse.down();
  await page.mouse.move(x + 150, y + 200, { steps: 4 });
  await page.keyboard.press('Control+z');
  await page.mouse.move(x + 200, y + 300, { steps: 4 });
  await page.mouse.up();
  await expect(page.locator('#digit')).toHaveText('');
  await draw(page, 7);
  await expect(page.locator('#digit')).toHaveText('7');
});

test('undo takes a stroke off the others that it crosses', async ({ page }) => {
  await open(page);
  const pad = await box(page.locator('#pad'));
  /** @param {[number, number][]} points as shares of the pad */
  const stroke = async (...points) => {
    const [first, ...rest] = points.map(([x, y]) => [
      pad.x + x * pad.width,
      pad.y + y * pad.height,
    ]);
    await page.mouse.move(first[0], first[1]);
    await page.mouse.down();
    for (const [x, y] of rest) await page.mouse.move(x, y, { steps: 5 });
    await page.mouse.up();
  };
  /** Pixels of the pad that are another shade than after so many strokes; -1 for none. @param {number} count */
  const changedSince = (count) =>
    page.locator('#pad').evaluate(async (canvas, place) => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const pad = /** @type {HTMLCanvasElement} */ (canvas);
      const context = /** @type {CanvasRenderingContext2D} */ (pad.getContext('2d'));
      const { data } = context.getImageData(0, 0, pad.width, pad.height);
      const kept = /** @type {{pictures?: Uint8ClampedArray[]}} */ (window);
      const before = (kept.pictures ??= [])[place];
      if (!before) kept.pictures[place] = data;
      // Where edges meet, a few pixels may be a shade otherwise.
      return before
        ? data.filter((alpha, i) => i % 4 === 3 && Math.abs(alpha - before[i]) > 24).length
        : -1;
    }, count);
  /** @type {[number, number][][]} */
  const strokes = [
    [
      [0.3, 0.2],
      [0.7, 0.8],
    ],
    [
      [0.7, 0.2],
      [0.3, 0.8],
    ],
    [
      [0.3, 0.5],
      [0.7, 0.5],
    ],
    [
      [0.5, 0.2],
      [0.5, 0.8],
    ],
  ];
  for (const [i, each] of strokes.entries()) {
    await stroke(...each);
    expect(await changedSince(i + 1)).toBe(-1);
  }
  expect(await changedSince(strokes.length - 1)).toBeGreaterThan(500);
  for (let count = strokes.length - 1; count > 0; count--) {
    await page.locator('#undo').click();
    await page.mouse.move(0, 0);
    expect(await changedSince(count)).toBeLessThan(20);
  }
});

test('a pad that is out of sight for a while paints again when it is back', async ({ page }) => {
  await open(page);
  await draw(page, 4);
  const before = await paintBox(page.locator('#pad'));
  const show = (/** @type {string} */ display) =>
    page.evaluate((value) => {
      const pad = /** @type {HTMLElement} */ (document.querySelector('#pad'));
      pad.style.display = value;
      return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
    }, display);
  await show('none');
  await show('');
  expect(await paintBox(page.locator('#pad'))).toEqual(about(before));
});
