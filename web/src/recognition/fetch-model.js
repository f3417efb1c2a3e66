/**
 * Fetches a network that the tensorflowjs converter wrote: `model.json` and its weight files.
 *
 * Says what is wrong when something is: TensorFlow.js itself would fail far from the cause.
 */

/** @typedef {import('./types.js').ModelErrorKind} ModelErrorKind */

/** The network cannot be used. `kind` is the reason; `message` the detail, in English. */
export class ModelError extends Error {
  /**
   * @param {ModelErrorKind} kind
   * @param {string} message
   * @param {unknown} [cause]
   */
  constructor(kind, message, cause) {
    super(message, { cause });
    this.name = 'ModelError';
    this.kind = kind;
  }
}

/** Bytes of one stored number. */
const BYTES = { float32: 4, float16: 2, int32: 4, uint16: 2, uint8: 1 };

/**
 * @typedef {object} WeightSpec
 * @property {string} name
 * @property {number[]} shape
 * @property {'float32' | 'int32'} dtype
 * @property {{dtype: 'float16' | 'uint16' | 'uint8'}} [quantization]
 *
 * @typedef {object} ModelArtifacts what TensorFlow.js takes to build a model
 * @property {object} modelTopology
 * @property {WeightSpec[]} weightSpecs
 * @property {ArrayBuffer} weightData
 * @property {{scoreThreshold?: number}} userDefinedMetadata
 */

/**
 * @param {string} url of model.json; weight files lie beside it
 * @param {RequestCache} [cache] 'reload' goes past the browser's cache, for a new try
 * @returns {Promise<ModelArtifacts>}
 * @throws {ModelError}
 */
export async function fetchModel(url, cache = 'default') {
  const model = parse(await fetchBytes(url, cache), url);
  const folder = url.slice(0, url.lastIndexOf('/') + 1);
  /** @type {{paths: string[], weights: WeightSpec[]}[]} */
  const groups = model.weightsManifest;
  const weightSpecs = groups.flatMap((group) => group.weights);
  const files = await Promise.all(
    groups.flatMap((group) => group.paths).map((path) => fetchBytes(folder + path, cache)),
  );
  const weightData = await new Blob(files).arrayBuffer();
  const expected = weightSpecs.reduce((sum, spec) => sum + byteLength(spec), 0);
  if (weightData.byteLength !== expected) {
    throw new ModelError(
      'damaged',
      `the weights have ${weightData.byteLength} bytes instead of ${expected}`,
    );
  }
  return {
    modelTopology: model.modelTopology,
    weightSpecs,
    weightData,
    userDefinedMetadata: model.userDefinedMetadata ?? {},
  };
}

/**
 * @param {string} url
 * @param {RequestCache} cache
 * @returns {Promise<ArrayBuffer>}
 */
async function fetchBytes(url, cache) {
  let response;
  try {
    response = await fetch(url, { cache });
  } catch (cause) {
    throw new ModelError('blocked', `${url}: the request failed`, cause);
  }
  if (!response.ok) throw new ModelError('missing', `${url}: HTTP status ${response.status}`);
  try {
    return await response.arrayBuffer();
  } catch (cause) {
    throw new ModelError('damaged', `${url}: the connection broke`, cause);
  }
}

/**
 * @param {ArrayBuffer} bytes
 * @param {string} url
 */
function parse(bytes, url) {
  let model;
  try {
    model = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new ModelError('damaged', `${url} is not complete JSON`, cause);
  }
  const isGroup = (/** @type {any} */ group) =>
    Array.isArray(group?.paths) &&
    group.paths.every((/** @type {unknown} */ path) => typeof path === 'string') &&
    Array.isArray(group.weights) &&
    group.weights.every(isWeightSpec);
  if (!model?.modelTopology || !model.weightsManifest?.every?.(isGroup)) {
    throw new ModelError('wrong', `${url} is not a model of the tensorflowjs converter`);
  }
  if (!Number.isFinite(model.userDefinedMetadata?.scoreThreshold ?? 0)) {
    throw new ModelError('wrong', `${url}: the threshold of the logit margin is not a number`);
  }
  return model;
}

/** @param {any} spec @returns {spec is WeightSpec} */
const isWeightSpec = (spec) =>
  Array.isArray(spec?.shape) &&
  spec.shape.every((/** @type {unknown} */ size) => Number.isInteger(size) && Number(size) >= 0) &&
  Object.hasOwn(BYTES, spec.quantization?.dtype ?? spec.dtype);

/** @param {WeightSpec} spec */
const byteLength = ({ shape, dtype, quantization }) =>
  shape.reduce((product, size) => product * size, 1) * BYTES[quantization?.dtype ?? dtype];
