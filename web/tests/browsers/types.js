/**
 * What is the same in every browser, however it is driven.
 *
 * @typedef {'chromium' | 'firefox' | 'webkit'} BrowserName
 *
 * @typedef {object} Visitor somebody at a browser's window of 1280 by 800, with mouse and keyboard
 * @property {(url: string) => Promise<void>} goto
 * @property {() => Promise<void>} reload
 * @property {<Argument, Result>(run: (argument: Argument) => Result, argument?: Argument) => Promise<Awaited<Result>>} evaluate
 *   runs a function in the page; argument and result go as JSON
 * @property {(points: [number, number][]) => Promise<void>} drag puts the mouse down at the first point and lifts it at
 *   the last; pixels of the window
 * @property {(key: string) => Promise<void>} press a key, named as in Playwright
 * @property {(selector: string, path: string) => Promise<void>} upload hands a file to an input
 * @property {() => Promise<void>} close ends the browser
 */

export {};
