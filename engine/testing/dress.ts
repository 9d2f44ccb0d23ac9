import type { Page } from 'playwright-core';

/** As the buttons of the page do it, which lie beyond reach while a dialog is open. */
export async function dress(page: Page, language: string, theme: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const isSpoken = await page.evaluate((wanted) => {
    document.querySelector<HTMLElement>(`button[lang="${wanted}"]`)?.click();
    return document.documentElement.lang === wanted;
  }, language);
  if (!isSpoken) {
    // A projector has no buttons.
    await page.evaluate((wanted) => localStorage.setItem('terang-language', wanted), language);
    await page.reload();
    await page.locator(`html[lang="${language}"] [role="row"]`).first().waitFor();
  }
  await page.evaluate((wanted) => {
    document.documentElement.dataset.theme = wanted;
    return new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
  }, theme);
}
