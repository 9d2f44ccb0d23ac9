import { build } from './build.mjs';
import { findBrowser } from './find-browser.mjs';

/** Before rehearsals: dist/ is current, and tests find a browser (if there is one) in TERANG_CHROMIUM. */
export default async function buildFirst() {
  await build();
  const browser = await findBrowser();
  if (browser !== null) process.env.TERANG_CHROMIUM = browser;
}
