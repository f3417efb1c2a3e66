import { draw, open } from '../../support/browser/page-driver.js';
import { expect, fault, test } from '../../support/browser/watched-test.js';

/** @typedef {import('@playwright/test').Page} Page */

/** Waits until the drawing is kept for the next visit. @param {Page} page @param {number} strokes */
const kept = (page, strokes) =>
  expect
    .poll(() =>
      page.evaluate(() => JSON.parse(localStorage.getItem('digits.drawing') ?? '[]').length),
    )
    .toBe(strokes);

/** Another tab of the same visitor. @param {Page} page */
async function openTab(page) {
  const tab = await page.context().newPage();
  await open(tab);
  return tab;
}

test('the drawing survives a reload', async ({ page }) => {
  await open(page);
  await draw(page, 4);
  await page.reload();
  await expect(page.locator('#digit')).toHaveText('4');
});

test('a saved drawing that is none is no error', async ({ page }) => {
  fault('The saved drawing is damaged or something else', 'The page opens with an empty pad.');
  for (const [name, value] of [
    ['broken', '[[[1,'],
    ['something else', '{"strokes": 7}'],
    ['not made of numbers', '[[["a", null]]]'],
  ]) {
    await test.step(name, async () => {
      await page.addInitScript((value) => {
        for (const storage of [localStorage, sessionStorage]) {
          storage.setItem('digits.drawing', value);
        }
      }, value);
      await open(page);
      await expect(page.locator('#digit')).toHaveText('');
      await draw(page, 7);
      await expect(page.locator('#digit')).toHaveText('7');
    });
  }
});

test('blocked storage is no error', async ({ page }) => {
  fault(
    'The browser blocks its storage',
    'The page reads digits, and says that nothing is kept over a reload.',
  );
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    }
  });
  await open(page);
  await draw(page, 7);
  await expect(page.locator('#digit')).toHaveText('7');
  await expect(page.locator('.toast')).toContainText('no room to keep your drawing');
});

test.describe('with two tabs', () => {
  test('each keeps its own drawing over a reload', async ({ page }) => {
    await open(page);
    await draw(page, 7);
    await kept(page, 1);
    const other = await openTab(page);
    await expect(other.locator('#digit')).toHaveText('7');
    await other.locator('#clear').click();
    await draw(other, 4);
    await kept(other, 2);
    await page.reload();
    await expect(page.locator('#digit')).toHaveText('7');
    await other.reload();
    await expect(other.locator('#digit')).toHaveText('4');
    await other.locator('#clear').click();
    await other.reload();
    await expect(other.locator('#digit'), 'an empty pad is a drawing too').toHaveText('');
  });

  test('the next visit begins with what was drawn last, whoever is closed last', async ({
    page,
  }) => {
    await open(page);
    await draw(page, 7);
    await kept(page, 1);
    const other = await openTab(page);
    await draw(other, 3, { x: 0.85, size: 0.3 });
    await kept(other, 2);
    await other.goto('about:blank');
    await page.goto('about:blank');
    const next = await openTab(page);
    await expect(next.locator('#digit')).toHaveText('73');
  });

  test('what is drawn just before a tab is left is kept', async ({ page }) => {
    await open(page);
    await draw(page, 7);
    await page.goto('about:blank');
    await expect((await openTab(page)).locator('#digit')).toHaveText('7');
  });
});

test('where storage is full a message says so, and no older drawing comes back', async ({
  page,
}) => {
  await open(page);
  await draw(page, 4, { x: 0.3, size: 0.4 });
  await kept(page, 2);
  await page.evaluate(() => {
    // To the last character.
    for (let size = 2 ** 22, i = 0; size >= 1; i++) {
      try {
        localStorage.setItem(`somebody-else-${i}`, 'x'.repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });
  await draw(page, 7, { x: 0.7, size: 0.4 });
  await expect(page.locator('#digit')).toHaveText('47');
  await expect(page.locator('.toast')).toContainText('no room to keep your drawing');
  await expect((await openTab(page)).locator('#digit')).toHaveText('');
  await page.reload();
  await expect(page.locator('#digit'), 'this tab has a storage of its own').toHaveText('47');
});
