#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/terang.mjs', import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  console.error('Terang is not built yet: run `npm run build` (or `npm start`) in its folder first.');
  process.exitCode = 1;
}
