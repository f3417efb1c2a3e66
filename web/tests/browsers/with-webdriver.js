/** Drives WebKitGTK's small browser by WebDriver, on a display of its own that nobody sees. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Builder, By, Capabilities, Key, Origin } from 'selenium-webdriver';

const MOVE_MS = 2; // between two points of a stroke
const START_MS = 20_000;
const SCRIPT_MS = 60_000;

/** @type {Record<string, string>} */
const KEYS = {
  ArrowDown: Key.ARROW_DOWN,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  ArrowUp: Key.ARROW_UP,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Space: Key.SPACE,
  Tab: Key.TAB,
};

/**
 * @param {string} driverPath of WebKitWebDriver
 * @param {string} displayPath of xvfb-run
 * @param {string} binary the browser
 * @returns {Promise<import('./types.js').Visitor>}
 */
export async function withWebDriver(driverPath, displayPath, binary) {
  const port = await freePort();
  // A group of its own, which can be stopped as a whole.
  const server = spawn(displayPath, ['-a', driverPath, `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
  });
  const stop = () => server.pid && process.kill(-server.pid);
  process.once('exit', stop);
  const close = async () => {
    process.removeListener('exit', stop);
    stop();
    await once(server, 'exit');
  };
  try {
    const driver = await connect(`http://127.0.0.1:${port}`, binary);
    await driver.manage().setTimeouts({ script: SCRIPT_MS });
    await fitWindow(driver);
    return visitor(driver, async () => {
      await driver.quit().catch(() => {});
      await close();
    });
  } catch (error) {
    await close();
    throw error;
  }
}

/** A port that nobody listens on. @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** @param {string} url of the driver, which may still be starting @param {string} binary */
async function connect(url, binary) {
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  });
  const giveUp = Date.now() + START_MS;
  for (;;) {
    const isUp = await fetch(`${url}/status`).then(
      () => true,
      () => false,
    );
    if (isUp) break;
    if (Date.now() > giveUp) throw new Error('WebKitWebDriver does not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return new Builder().usingServer(url).withCapabilities(capabilities).build();
}

/** Makes the page 1280 by 800: the window's own bars come on top. @param {import('selenium-webdriver').WebDriver} driver */
async function fitWindow(driver) {
  const size = { width: 1280, height: 800 };
  await driver
    .manage()
    .window()
    .setRect({ x: 0, y: 0, ...size });
  const inner = await driver.executeScript('return innerHeight');
  await driver
    .manage()
    .window()
    .setRect({ x: 0, y: 0, ...size, height: 2 * size.height - Number(inner) });
}

/** WebDriver takes whole pixels. @param {[number, number]} point @param {number} [duration] in ms */
const move = ([x, y], duration = 0) => ({
  x: Math.round(x),
  y: Math.round(y),
  duration,
  origin: Origin.VIEWPORT,
});

/**
 * @param {import('selenium-webdriver').WebDriver} driver
 * @param {() => Promise<void>} close
 * @returns {import('./types.js').Visitor}
 */
function visitor(driver, close) {
  /** @param {string} script that calls back with [error, JSON] */
  const run = async (script, /** @type {unknown[]} */ ...values) => {
    const [error, json] = /** @type {[string | null, string | null]} */ (
      await driver.executeAsyncScript(script, ...values)
    );
    if (error) throw new Error(error);
    return json === null ? undefined : JSON.parse(json);
  };
  return {
    goto: (url) => driver.get(url),
    reload: () => driver.navigate().refresh(),
    evaluate: (fn, argument) =>
      run(
        `const done = arguments[arguments.length - 1];
        const argument = arguments[0] === null ? undefined : JSON.parse(arguments[0]);
        Promise.resolve(argument).then(${fn}).then(
          (value) => done([null, value === undefined ? null : JSON.stringify(value)]),
          (error) => done([String(error), null]));`,
        argument === undefined ? null : JSON.stringify(argument),
      ),
    drag: async ([first, ...rest]) => {
      const actions = driver.actions().move(move(first)).press();
      for (const point of rest) actions.move(move(point, MOVE_MS));
      await actions.release().perform();
    },
    press: async (key) => {
      await driver
        .actions()
        .sendKeys(KEYS[key] ?? key)
        .perform();
    },
    upload: (selector, path) => driver.findElement(By.css(selector)).sendKeys(path),
    close,
  };
}
