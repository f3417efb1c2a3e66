/** Every sentence of the tools at the pad. */

export const pictureText = {
  choose: 'Picture',
  chooseName: 'Choose a picture',
  photograph: 'Camera',
  photographName: 'Camera: take a photo',
  note: 'Rows of digits, dark on light or light on dark. You can also drop a picture anywhere, or paste it. It stays on this device.',
  working: 'Looking for digits …',
  drop: 'Drop the picture to read it',
  /** @param {number} count */
  found: (count) => (count === 1 ? 'One digit found.' : `${count} digits found.`),
  /** @type {Record<import('../../pictures/types.js').ImageErrorKind, string>} */
  errors: {
    blank: 'No digit was found in this picture. Dark digits on light paper work best.',
    empty: 'This file is empty.',
    large: 'This file is too large. Pictures up to 30 MB and 50 megapixels can be read.',
    unreadable: 'This file cannot be read. It may have been moved or deleted: choose it again.',
    unknown: 'This file is not a picture that can be read. PNG, JPEG and WebP work everywhere.',
    many: 'There is too much ink in this picture. Read it part by part.',
    heic: 'This browser cannot open HEIC photos. Save it as JPEG first.',
  },
};

export const shareText = {
  share: 'Share',
  save: 'Save',
  copyAnswer: 'Copy answer',
  copyLink: 'Share link',
  savePicture: 'Save picture',
  saveStrokes: 'Download pen data (for developers)',
  /** @param {string} answer */
  answerCopied: (answer) => `Copied: ${answer}`,
  linkCopied: 'The link is copied. It carries the drawing itself; nothing is stored anywhere.',
  byHand: 'Copy it from here:',
  /** @param {string} why */
  linkNotMade: (why) => `No link: ${why}.`,
  shareTitle: 'Handwritten digits',
};
