/**
 * Fetches a network that the tensorflowjs converter wrote: `model.json` and its weight files.
 *
 * Says what is wrong when something is: TensorFlow.js itself would fail far from the cause.
 */

/** @typedef {import('../types.js').ModelErrorKind} ModelErrorKind */
/** @typedef {import('../types.js').Request} Request */

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

/** A request from which nothing comes for so long is given up, in ms. */
const PATIENCE_MS = 20_000;
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
 * @property {{scoreThreshold?: number, sha256?: {weights: string, model: string}}} userDefinedMetadata
 */

/**
 * Fetches a network; nothing is checked yet but that it is complete.
 *
 * @param {string} url of model.json; weight files lie beside it
 * @param {Request} [request]
 * @returns {Promise<{artifacts: ModelArtifacts, text: string}>} `text` is that of model.json
 * @throws {ModelError}
 */
export async function fetchModel(url, request = fetch) {
  const text = new TextDecoder().decode(await fetchBytes(url, request));
  const model = parse(text, url);
  const folder = url.slice(0, url.lastIndexOf('/') + 1);
  /** @type {{paths: string[], weights: WeightSpec[]}[]} */
  const groups = model.weightsManifest;
  const weightSpecs = groups.flatMap((group) => group.weights);
  const files = await Promise.all(
    groups.flatMap((group) => group.paths).map((path) => fetchBytes(folder + path, request)),
  );
  const weightData = concatenate(files).buffer;
  const expected = weightSpecs.reduce((sum, spec) => sum + byteLength(spec), 0);
  if (weightData.byteLength !== expected) {
    throw new ModelError(
      'damaged',
      `the weights have ${weightData.byteLength} bytes instead of ${expected}`,
    );
  }
  return {
    artifacts: {
      modelTopology: model.modelTopology,
      weightSpecs,
      weightData,
      userDefinedMetadata: model.userDefinedMetadata ?? {},
    },
    text,
  };
}

/**
 * @param {string} url
 * @param {Request} request
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function fetchBytes(url, request) {
  const controller = new AbortController();
  const giveUp = () => controller.abort();
  let timer = setTimeout(giveUp, PATIENCE_MS);
  let response;
  try {
    response = await request(url, { signal: controller.signal });
    if (!response.ok)
      throw new ModelError(kindOf(response.status), `${url}: HTTP ${response.status}`);
    const chunks = [];
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      chunks.push(part.value);
      clearTimeout(timer);
      timer = setTimeout(giveUp, PATIENCE_MS);
    }
    return concatenate(chunks);
  } catch (cause) {
    if (cause instanceof ModelError) throw cause;
    if (controller.signal.aborted) {
      throw new ModelError('slow', `${url}: nothing came for ${PATIENCE_MS} ms`, cause);
    }
    if (!response) throw new ModelError('blocked', `${url}: the request failed`, cause);
    throw new ModelError('damaged', `${url}: the connection broke`, cause);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Uint8Array[]} parts */
function concatenate(parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {number} status of HTTP, not a success */
const kindOf = (status) => (status >= 500 ? 'server' : 'missing');

/**
 * @param {string} text of model.json
 * @param {string} url
 */
function parse(text, url) {
  let model;
  try {
    model = JSON.parse(text);
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
