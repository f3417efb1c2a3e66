/** A file that cannot be read; the message says which one, where, and why. */
export class DrawingsError extends Error {
  name = 'DrawingsError';
}
