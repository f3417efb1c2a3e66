/** What a screenshot shows, pixel by pixel. */

/**
 * @param {import('@playwright/test').Page} page whose browser unpacks it
 * @param {Buffer} png
 * @returns {Promise<number[][]>} red, green and blue of each pixel, 0 to 255, row by row
 */
export const pixelsOf = (page, png) =>
  page.evaluate(
    async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      return Array.from({ length: data.length / 4 }, (_, i) => [...data.slice(4 * i, 4 * i + 3)]);
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
