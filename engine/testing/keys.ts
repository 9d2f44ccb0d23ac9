import type { Page } from 'playwright-core';

/** Longer than a scanner holds a key. */
const HAND_MS = 60;

/** More stops than any page has. */
const MOST_STOPS = 80;

interface Stop {
  readonly name: string;
  readonly kind: string;
  readonly isSeen: boolean;
}

/** Somebody without a mouse, who looks where the focus is at every stop. */
export class Keys {
  /** Stops at which nothing showed where the focus was. */
  readonly unseen: string[] = [];

  constructor(private readonly page: Page) {}

  /** A page has come when its heading has. */
  async reads(heading: string): Promise<void> {
    await this.page.getByRole('heading', { name: heading, exact: true }).waitFor();
  }

  /** The same, and it has taken the focus: a Tab before would be overtaken by it. */
  async startsAt(heading: string): Promise<void> {
    await this.page.locator('h1:focus', { hasText: heading }).waitFor();
  }

  /** To what is named so, and Enter. */
  async press(wanted: string | RegExp): Promise<void> {
    await this.tabTo(wanted);
    await this.page.keyboard.press('Enter');
  }

  /** Into the field that is named so, instead of what is written there. */
  async fill(wanted: string | RegExp, text: string): Promise<void> {
    await this.tabTo(wanted);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text.slice(0, -1));
    await this.page.keyboard.type(text.slice(-1), { delay: HAND_MS });
  }

  /** A dialog is over, and the focus is at something: the next Tab does not begin at the top of the page again. */
  async leavesDialog(): Promise<void> {
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
    await this.keepsFocus();
  }

  async keepsFocus(): Promise<void> {
    await this.page.waitForFunction(isAnywhere);
  }

  async tabTo(wanted: string | RegExp, kind?: string): Promise<void> {
    const passed: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await this.page.keyboard.press('Tab');
      const { name, kind: found, isSeen } = await this.page.evaluate(stopHere);
      if (!isSeen) this.unseen.push(name);
      const fits = typeof wanted === 'string' ? name === wanted : wanted.test(name);
      if (fits && (kind === undefined || kind === found)) return;
      passed.push(name);
    }
    throw new Error(`no way to ${String(wanted)} with Tab; on the way: ${[...new Set(passed)].join(' | ')}`);
  }
}

/** Runs in the page. */
function isAnywhere(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body;
}

/** Runs in the page. */
function stopHere(): Stop {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return { name: '', kind: '', isSeen: true };
  const isField =
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement;
  const labels = isField ? [...(element.labels ?? [])].map((label) => label.innerText) : [];
  const name = element.ariaLabel ?? labels[0]?.split('\n')[0] ?? element.innerText;
  // A radio button is drawn by the row around it.
  const drawn = [element, ...(element.closest('label, .opt') === null ? [] : [element.closest('label, .opt')!])];
  // What only tells where one is can be pressed by nobody, and no Tab leads there.
  const isPlace = element.matches(':is(main, h1)[tabindex="-1"]');
  const isSeen =
    isPlace ||
    drawn.some((part) => {
      const { boxShadow, outlineStyle } = getComputedStyle(part);
      return boxShadow !== 'none' || outlineStyle !== 'none';
    });
  return { name: name.trim(), kind: element.getAttribute('type') ?? element.tagName, isSeen };
}
