import { draw, open, strokesOf } from '../../support/browser/page-driver.js';
import { expect, fault, test } from '../../support/browser/watched-test.js';

/** @typedef {import('../../../src/recognition/types.js').Stroke} Stroke */
/** @typedef {import('@playwright/test').CDPSession} CDPSession */

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

/**
 * @param {CDPSession} client
 * @param {'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel'} type
 * @param {number[][]} points
 */
const touch = (client, type, ...points) =>
  client.send('Input.dispatchTouchEvent', {
    type,
    touchPoints: points.map(([x, y], id) => ({ x, y, id })),
  });

/** @param {CDPSession} client @param {'mousePressed' | 'mouseMoved' | 'mouseReleased'} type @param {number[]} point */
const pen = (client, type, [x, y]) =>
  client.send('Input.dispatchMouseEvent', {
    type,
    x,
    y,
    pointerType: 'pen',
    button: 'left',
    buttons: type === 'mouseReleased' ? 0 : 1,
    clickCount: 1,
    force: 0.5,
  });

test('a finger', async ({ page }) => {
  await open(page);
  const client = await page.context().newCDPSession(page);
  for (const [first, ...rest] of await strokesOf(page, 4)) {
    await touch(client, 'touchStart', first);
    for (const point of rest) await touch(client, 'touchMove', point);
    await touch(client, 'touchEnd');
  }
  await expect(page.locator('#digit')).toHaveText('4');
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('a pen', async ({ page }) => {
  await open(page);
  const client = await page.context().newCDPSession(page);
  for (const [first, ...rest] of await strokesOf(page, 4)) {
    await pen(client, 'mousePressed', first);
    for (const point of rest) await pen(client, 'mouseMoved', point);
    await pen(client, 'mouseReleased', rest[rest.length - 1]);
  }
  await expect(page.locator('#digit')).toHaveText('4');
});

test('a palm beside the finger draws nothing', async ({ page }) => {
  fault('A palm touches the pad beside the finger', 'It draws nothing.');
  await open(page);
  const client = await page.context().newCDPSession(page);
  const [[first, ...rest]] = await strokesOf(page, 7);
  const palm = [first[0] + 120, first[1] + 250];
  await touch(client, 'touchStart', first);
  await touch(client, 'touchStart', first, palm);
  for (const point of rest) await touch(client, 'touchMove', point, [palm[0], palm[1] - 40]);
  await touch(client, 'touchEnd');
  await expect(page.locator('#digit')).toHaveText('7');
  await page.locator('#undo').click();
  await expect(page.locator('#digit')).toHaveText('');
});

test('a stroke that the system takes away is forgotten, the others stay', async ({ page }) => {
  fault('The system takes a stroke away', 'It is forgotten; the others stay.');
  await open(page);
  await draw(page, 7);
  const client = await page.context().newCDPSession(page);
  await touch(client, 'touchStart', [60, 400]);
  await touch(client, 'touchMove', [80, 440]);
  await touch(client, 'touchCancel');
  await expect(page.locator('#digit')).toHaveText('7');
  await page.locator('#undo').click();
  await expect(page.locator('#digit')).toHaveText('');
});
