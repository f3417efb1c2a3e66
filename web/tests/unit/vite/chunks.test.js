import { expect, test } from 'vitest';
import { filesOf, modulesTwice } from '../../../vite/chunks.js';

const chunk = (
  /** @type {string} */ fileName,
  /** @type {string[]} */ imports,
  /** @type {string[]} */ moduleIds,
) => ({
  type: 'chunk',
  fileName,
  imports,
  moduleIds,
  facadeModuleId: moduleIds[0],
  isEntry: fileName === 'index.js',
});
const outputs = [
  chunk('index.js', [], ['/src/main.js', '/src/strokes.js']),
  chunk('reader.js', ['ink.js', 'index.js'], ['/src/reader.js']),
  chunk('ink.js', ['shapes.js'], ['/src/ink.js']),
  chunk('shapes.js', ['ink.js', 'index.js'], ['/src/shapes.js']),
  { type: 'asset', fileName: 'style.css' },
];

test('the files of a module are its chunk and what that imports, but not the main script', () => {
  expect(filesOf('/reader.js', outputs)).toEqual(['reader.js', 'ink.js', 'shapes.js']);
});

test('a module without a chunk has no files', () => {
  expect(filesOf('/views.js', outputs)).toEqual([]);
});

test('a module in two chunks is told, once', () => {
  expect(modulesTwice(outputs)).toEqual([]);
  const more = ['tour.js', 'share.js'].map((name) => chunk(name, [], [`/${name}`, '/src/ink.js']));
  expect(modulesTwice([...outputs, ...more])).toEqual(['/src/ink.js']);
});
