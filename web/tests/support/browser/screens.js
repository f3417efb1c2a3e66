/** The screens that tests of the whole page run on: what Playwright's `test.use` takes. */
export const DESKTOP = { viewport: { width: 1280, height: 800 } };
export const LAPTOP = { viewport: { width: 1280, height: 720 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
