/**
 * Shell: what is around the pad and the views: the answer, loading, messages, storage, theme. Its types:
 *
 * @typedef {'fetch' | 'slow' | 'defect'} FailureKind why a part did not load: it could not be fetched, did not
 *   come in time, or is broken
 */

export {};
