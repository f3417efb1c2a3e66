/** What goes wrong with a training in the page: a message says so, and the page reads on. */
import { draw, open } from '../../support/browser/page-driver.js';
import { button, lab, openLab, reached, status } from '../../support/browser/training-view.js';
import { expect, fault, test } from '../../support/browser/watched-test.js';

test.describe.configure({ timeout: 240_000 });

test('a worker that fails to start leaves a message, and the next start helps', async ({
  page,
}) => {
  fault('The worker that trains does not start', 'A message says so; another start tries again.');
  await open(page);
  await openLab(page);
  await page.route('**/training-worker-*.js', (route) =>
    route.fulfill({ status: 404, body: 'no' }),
  );
  await button(page, 'Start').click();
  await expect(status(page)).toContainText('could not be started');
  await page.unroute('**/training-worker-*.js');
  await button(page, 'Start').click();
  await expect(lab(page).locator('.score')).not.toBeEmpty({ timeout: 30_000 });
  await expect(status(page)).not.toContainText('could not be started');
});

test('digits that cannot be fetched leave a message, and a new try helps', async ({
  page,
  watched,
}) => {
  fault('The digits to train with cannot be fetched', 'A message with “Try again” stands below.');
  await open(page);
  await openLab(page);
  await page.route('**/digits-*.bin', (route) => route.fulfill({ status: 404, body: 'no' }));
  await button(page, 'Start').click();
  await expect(lab(page)).toContainText('The digits to train with could not be fetched.');
  watched.expectErrors(/404/);
  await page.unroute('**/digits-*.bin');
  await button(page, 'Try again').click();
  await expect(lab(page).locator('.score')).not.toBeEmpty({ timeout: 30_000 });
});

test('a network that does not come before its training ends keeps nobody from using the next', async ({
  page,
}) => {
  fault(
    'A training ends before its worker has given its network',
    'Nothing is said to be in use; the next network can be used.',
  );
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    let isLost = true;
    Worker.prototype.postMessage = function (/** @type {any} */ command) {
      if (command.type !== 'files' || !isLost) return postMessage.call(this, command);
      isLost = false;
    };
  });
  await open(page);
  await draw(page, 7);
  await openLab(page);
  const badge = page.locator('#network-badge');
  await button(page, 'One step').click();
  await expect(lab(page).locator('.score')).toContainText('of 1,000 unseen digits');
  await button(page, 'Read with this network').click();
  await button(page, 'Start over').click();
  await expect(lab(page)).toHaveAttribute('data-training', 'running');
  await expect(badge).toBeHidden();
  await expect(status(page)).not.toContainText('From now on this network reads');
  await button(page, 'Read with this network').click();
  await expect(badge).toContainText('Read by the network that you trained.');
});

test('steps that are too large end the training with a message', async ({ page }) => {
  fault('The training diverges', 'It ends, says why, and the page reads on.');
  await open(page);
  await openLab(page);
  // What a learning rate far too large comes to, at once.
  await lab(page)
    .getByRole('combobox', { name: 'Learning rate' })
    .evaluate((select) => {
      const option = /** @type {HTMLSelectElement} */ (select).options[5];
      option.value = '1e30';
      option.selected = true;
    });
  await button(page, 'Start').click();
  await expect(status(page)).toContainText('The training ran away', { timeout: 30_000 });
  await expect(button(page, 'Read with this network')).toBeDisabled();
  await page.locator('#pad').scrollIntoViewIfNeeded();
  await draw(page, 7);
  await expect(page.locator('#digit')).toHaveText('7');
});

test('a tab out of sight waits, and goes on when it is back', async ({ page }) => {
  fault('The tab is hidden while it trains', 'The training waits, says so, and goes on by itself.');
  await open(page);
  await openLab(page);
  await button(page, 'Start').click();
  await reached(page, 0.5);
  const turn = (/** @type {boolean} */ isHidden) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, isHidden);
  await turn(true);
  await expect(status(page)).toContainText('waited while this tab was out of sight');
  await page.waitForTimeout(1500);
  const before = await lab(page).locator('.clock').textContent();
  await page.waitForTimeout(1500);
  expect(await lab(page).locator('.clock').textContent()).toBe(before);
  await turn(false);
  await expect(lab(page).locator('.clock')).not.toHaveText(String(before));
});
