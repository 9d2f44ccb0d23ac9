import type { Page } from 'playwright-core';

/** What the main thread of the browser spends on one frame, milliseconds. */
export interface FrameCost {
  readonly scriptMs: number;
  readonly styleMs: number;
  readonly layoutMs: number;
  readonly totalMs: number;
}

/**
 * What the page spends while something is done, divided by `frames`. Told in time of its main thread, so that what others do on the
 * machine is not in it.
 */
export async function costOf(page: Page, frames: number, act: () => Promise<void>): Promise<FrameCost> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async (): Promise<(name: string) => number> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (name) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1_000;
  };
  const before = await spent();
  await act();
  const after = await spent();
  await devtools.detach();
  const each = (name: string): number => (after(name) - before(name)) / frames;
  const [scriptMs, styleMs, layoutMs] = [each('ScriptDuration'), each('RecalcStyleDuration'), each('LayoutDuration')];
  return { scriptMs, styleMs, layoutMs, totalMs: scriptMs + styleMs + layoutMs };
}
