import type { Browser, Page } from 'playwright-core';
import { openPage } from './open-browser.ts';
import type { Practice } from './clients.ts';

const LETTERS = ['a', 'b', 'c', 'd', 'e'];

/** A candidate at a browser, doing what people do: typing, pressing keys, reading words. */
export class CandidatePage {
  private constructor(
    readonly page: Page,
    readonly faults: readonly string[],
    readonly number: string,
  ) {}

  /** Signed in, and asked who it is. `first` is done to the page before it is loaded. */
  static async enter(
    browser: Browser,
    url: string,
    session: Practice,
    place: number,
    first: (page: Page) => Promise<void> = () => Promise.resolve(),
  ): Promise<CandidatePage> {
    const { page, faults } = await openPage(browser);
    await first(page);
    await page.goto(url);
    return CandidatePage.at(page, session, place, faults);
  }

  /** At a page that shows the Station already. */
  static async at(
    page: Page,
    session: Practice,
    place: number,
    faults: readonly string[] = [],
  ): Promise<CandidatePage> {
    const person = session.participants[place]!;
    await page.getByRole('button', { name: 'Lanjut ke layar masuk' }).click();
    await page.getByText('Server terhubung').waitFor();
    await page.getByLabel('Nomor peserta').fill(person.number);
    await page.getByLabel('PIN registrasi').fill(person.pin);
    await page.getByLabel('PIN sesi').fill(session.sessionPin);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.getByRole('heading', { name: 'Apakah ini Anda?' }).waitFor();
    return new CandidatePage(page, faults, person.number);
  }

  static async signIn(browser: Browser, url: string, session: Practice, place: number): Promise<CandidatePage> {
    const candidate = await CandidatePage.enter(browser, url, session, place);
    await candidate.confirms();
    return candidate;
  }

  async confirms(): Promise<void> {
    await this.page.getByRole('button', { name: 'Ya, ini saya' }).click();
  }

  async waits(): Promise<void> {
    await this.page.getByText('Ujian belum dibuka').first().waitFor();
  }

  async seesItem(number: number): Promise<void> {
    await this.page.getByRole('heading', { name: `Soal ${number}`, exact: true }).waitFor();
  }

  /** Everything of the item on screen, as text. */
  item(): Promise<string> {
    return this.page.locator('article.item').innerText();
  }

  async choose(option: number): Promise<void> {
    await this.page.keyboard.press(LETTERS[option]!);
  }

  async next(): Promise<void> {
    await this.page.keyboard.press('ArrowRight');
  }

  async savedAll(answered: number, of: number): Promise<void> {
    await this.page.getByText(`${answered} dari ${of} dijawab`).first().waitFor();
    await this.page
      .getByRole('status')
      .filter({ hasText: /^Tersimpan/ })
      .first()
      .waitFor();
  }

  async handIn(): Promise<void> {
    await this.page.getByRole('button', { name: 'Tinjau dan selesai' }).click();
    await this.page.getByRole('button', { name: /^Selesai/ }).click();
    await this.page.getByRole('button', { name: 'Ya, selesaikan ujian' }).click();
    await this.page.getByRole('heading', { name: 'Hasil ujian Anda' }).waitFor();
  }

  /** Points as the result screen shows them. */
  async total(): Promise<number> {
    return pointsOf(await this.page.locator('.tot .n').innerText());
  }
}

/** `95` or `92,5` as Indonesian screens write it, in hundredths. */
export function pointsOf(text: string): number {
  return Math.round(Number(text.trim().replace('.', '').replace(',', '.')) * 100);
}
