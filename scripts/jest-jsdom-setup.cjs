// jsdom keeps these out of its window although every browser has them.
const { TextEncoder, TextDecoder } = require('node:util');
const { webcrypto } = require('node:crypto');

globalThis.TextEncoder ??= TextEncoder;
globalThis.TextDecoder ??= TextDecoder;
globalThis.structuredClone ??= (value) => require('node:v8').deserialize(require('node:v8').serialize(value));
if (globalThis.crypto?.subtle === undefined) {
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
}

require('@testing-library/jest-dom');
