import type { Locator, Page } from 'playwright-core';
import type { Response } from '#domain/item/response.ts';
import { spokenText } from '#domain/item/rich-text.ts';
import { ALL_KINDS, type KeyedKind } from './kinds-bank.ts';

/** More stops than any page has. */
const MOST_STOPS = 80;

type Kind = KeyedKind['interaction']['kind'];

/** Somebody with a keyboard alone, who knows the right answer to every item of the bank of all kinds. */
export class AnsweringByKeys {
  /** Stops at which nothing showed where the focus was. */
  readonly unseen: string[] = [];

  constructor(private readonly page: Page) {}

  /** Forward or back with Tab, as the thing lies. */
  async reach(wanted: Locator): Promise<void> {
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      const way = await wanted.evaluate(wayTo);
      if (way === 'here') {
        if (!(await wanted.evaluate(isFocusSeen))) this.unseen.push(await wanted.evaluate((it) => it.outerHTML));
        return;
      }
      await this.page.keyboard.press(way === 'on' ? 'Tab' : 'Shift+Tab');
    }
    throw new Error(`no way with Tab to ${String(wanted)}`);
  }

  async press(wanted: Locator, key: string): Promise<void> {
    await this.reach(wanted);
    await this.page.keyboard.press(key);
  }

  /** The kind of the item on screen, which the stem of this bank names. */
  async kind(): Promise<Kind> {
    const stem = await this.page.locator('.stem').innerText();
    const found = ALL_KINDS.find(({ interaction }) => stem.includes(`Soal ${interaction.kind}?`));
    if (found === undefined) throw new Error(`no kind is called ${stem}`);
    return found.interaction.kind;
  }

  /** Answers the item on screen, and rightly. */
  async answer(): Promise<Kind> {
    const kind = await this.kind();
    const { interaction, right } = ALL_KINDS.find((each) => each.interaction.kind === kind)!;
    switch (interaction.kind) {
      case 'single-choice':
      case 'weighted-choice':
        await this.chooseRadio(this.page.locator('.opts'), spokenText(interaction.options[right as number]!));
        break;
      case 'true-false':
        await this.chooseRadio(this.page.locator('.opts'), interaction.key ? 'Benar' : 'Salah');
        break;
      case 'multiple-response':
        for (const place of interaction.key) await this.check(spokenText(interaction.options[place]!));
        break;
      case 'graphic-choice':
        for (const place of interaction.key) await this.check(interaction.areas[place]!.name);
        break;
      case 'true-false-grid':
        for (const [row, statement] of interaction.statements.entries()) {
          const name = `${spokenText(statement)}: ${interaction.key[row] === true ? 'Benar' : 'Salah'}`;
          await this.judge(spokenText(statement), name);
        }
        break;
      case 'matching':
        for (const [place, source] of interaction.sources.entries()) {
          const target = spokenText(interaction.targets[(right as number[])[place]!]!);
          await this.select(this.combobox(spokenText(source)), target);
        }
        break;
      case 'gap-choice':
        for (const [gap, { key, options }] of interaction.gaps.entries())
          await this.select(this.combobox(`Isian ${gap + 1} dari ${interaction.gaps.length}`), options[key]!);
        break;
      case 'ordering':
        await this.order(interaction.entries.map((entry) => spokenText(entry)));
        break;
      case 'numeric':
        await this.type('Jawaban berupa angka', (right as { number: string }).number);
        // Straight on, before anything of the number is kept.
        await this.page.keyboard.press('Tab');
        await this.select(this.combobox('Satuan'), (right as { unit: string }).unit);
        break;
      case 'short-text':
        await this.type('Jawaban tertulis', right as string);
        await this.page.keyboard.press('Tab');
        break;
      case 'hotspot':
        await this.point(interaction.picture, (right as Response & (readonly [number, number])[])[0]!);
        break;
    }
    return kind;
  }

  private combobox(name: string): Locator {
    return this.page.getByRole('combobox', { name, exact: true });
  }

  /** Into the group by Tab, and on with the arrow until the wanted one is chosen. */
  private async chooseRadio(group: Locator, text: string): Promise<void> {
    const wanted = group.getByRole('radio', { name: new RegExp(`^[A-E] ?${text}`) });
    await this.press(group.getByRole('radio').first(), 'Space');
    const count = await group.getByRole('radio').count();
    for (let step = 0; step < count && !(await wanted.isChecked()); step += 1)
      await this.page.keyboard.press('ArrowDown');
  }

  private async judge(statement: string, name: string): Promise<void> {
    const row = this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: statement }) });
    await this.press(row.getByRole('radio').first(), 'Space');
    const wanted = row.getByRole('radio', { name, exact: true });
    if (!(await wanted.isChecked())) await this.page.keyboard.press('ArrowDown');
  }

  private async check(text: string): Promise<void> {
    await this.press(this.page.getByRole('checkbox', { name: new RegExp(`^[A-J] ?${text}`) }), 'Space');
  }

  /** By the first letters, as a list is chosen from. */
  private async select(list: Locator, text: string): Promise<void> {
    await this.reach(list);
    const count = await list.locator('option').count();
    for (let step = 0; step < count; step += 1) {
      const chosen = await list.evaluate((it: HTMLSelectElement) => it.selectedOptions[0]?.label ?? '');
      if (chosen === text || chosen.endsWith(`. ${text}`)) return;
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`the list has no ${text}`);
  }

  /** Each entry up to its place, with one and the same button: it must keep the focus while the entry moves. */
  private async order(entries: readonly string[]): Promise<void> {
    const shown = async (): Promise<string[]> => this.page.locator('.ordering li > span').allInnerTexts();
    for (const [place, entry] of entries.entries()) {
      const from = (await shown()).indexOf(entry);
      if (from === place) continue;
      await this.reach(this.page.getByRole('button', { name: `Naikkan: ${entry}`, exact: true }));
      for (let at = from; at > place; at -= 1) await this.page.keyboard.press('Enter');
    }
    const asItIs = this.page.getByRole('button', { name: 'Urutan ini sudah benar' });
    if ((await asItIs.count()) > 0) await this.press(asItIs, 'Enter');
  }

  private async type(name: string, text: string): Promise<void> {
    await this.reach(this.page.getByRole('textbox', { name, exact: true }));
    await this.page.keyboard.type(text);
  }

  /** The cross begins in the middle: long steps while they do not go too far, then short ones. */
  private async point(picture: { width: number; height: number }, [x, y]: readonly [number, number]): Promise<void> {
    await this.reach(this.page.getByRole('application'));
    const long = Math.max(picture.width, picture.height) / 40;
    await this.go(x - Math.round(picture.width / 2), long, 'ArrowLeft', 'ArrowRight');
    await this.go(y - Math.round(picture.height / 2), long, 'ArrowUp', 'ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  private async go(by: number, long: number, back: string, on: string): Promise<void> {
    const key = by < 0 ? back : on;
    for (let step = 0; step < Math.floor(Math.abs(by) / long); step += 1) await this.page.keyboard.press(key);
    for (let step = 0; step < Math.abs(by) % long; step += 1) await this.page.keyboard.press(`Shift+${key}`);
  }
}

/** Runs in the page. */
function wayTo(wanted: Element): 'here' | 'on' | 'back' {
  const from = document.activeElement;
  if (from === wanted) return 'here';
  if (from === null || from === document.body) return 'on';
  return (from.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING) === 0 ? 'on' : 'back';
}

/** Runs in the page. A box that is chosen is drawn by the row or cell around it. */
function isFocusSeen(element: Element): boolean {
  const around = element.closest('.opt, td');
  return [element, ...(around === null ? [] : [around])].some((part) => {
    const { boxShadow, outlineStyle } = getComputedStyle(part);
    return boxShadow !== 'none' || outlineStyle !== 'none';
  });
}
