import { box, draw, open } from '../../support/browser/page-driver.js';
import { expect, test } from '../../support/browser/watched-test.js';

// The bound is for a tenth of a kilobyte an answer; `drawing.test.js` counts the history over 10,000. At first the
// heap grows with compiled code, too, for some hundred answers; what an answer leaves behind it leaves every time.
test('memory does not grow with the answers given', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  await draw(page, 7);
  const client = await page.context().newCDPSession(page);
  const { x, y } = await box(page.locator('#pad'));
  const seven = [
    [x + 200, y + 100],
    [x + 360, y + 100],
    [x + 260, y + 350],
  ];
  /** Draws, reads and clears. @param {number} times */
  const answer = (times) =>
    page.evaluate(async ([stroke, times]) => {
      const pad = /** @type {HTMLElement} */ (document.querySelector('#pad'));
      const clear = /** @type {HTMLElement} */ (document.querySelector('#clear'));
      const fire = (/** @type {string} */ type, /** @type {number[]} */ [clientX, clientY]) =>
        pad.dispatchEvent(
          new PointerEvent(type, { pointerId: 1, clientX, clientY, bubbles: true }),
        );
      for (let i = 0; i < times; i++) {
        clear.click();
        fire('pointerdown', stroke[0]);
        for (const point of stroke) fire('pointermove', point);
        fire('pointerup', stroke[stroke.length - 1]);
        if (document.querySelector('#digit')?.textContent !== '7') throw new Error(`answer ${i}`);
        await new Promise(requestAnimationFrame); // in which the views follow
      }
    }, /** @type {const} */ ([seven, times]));
  const heap = async () => {
    await client.send('HeapProfiler.collectGarbage');
    return (await client.send('Runtime.getHeapUsage')).usedSize;
  };
  await answer(200);
  let before = await heap();
  let growth = Infinity;
  for (let hundred = 0; growth >= 100 && hundred < 15; hundred++) {
    await answer(100);
    const after = await heap();
    growth = (after - before) / 100;
    before = after;
  }
  expect(growth, 'bytes an answer').toBeLessThan(100);
});
