import { build } from './build.mjs';

export default async function buildFirst() {
  await build();
}
