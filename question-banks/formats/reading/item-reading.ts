import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import type { ItemProblem } from '#domain/item/authored-item.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import { cleanHtml } from '../html/clean-html.ts';
import type { Cleaning } from '../html/clean-markup.ts';
import { Losses } from '../html/losses.ts';
import { splitTex } from '../html/split-tex.ts';
import { texToMath } from '../maths/tex.ts';
import type { MediaShelf } from '../media/media-shelf.ts';
import { cleanLine, cleanText } from '../text/clean-text.ts';

/** One item while it is read: where it stands, what was left out of it, and whether it can be taken. */
export class ItemReading {
  readonly losses = new Losses();
  private failed = false;
  /** False where the signs of TeX are another notation. */
  readsTex = true;

  constructor(
    readonly where: string,
    private readonly shelf: MediaShelf,
  ) {}

  get problems(): ItemProblem[] {
    return this.losses.problems(this.where);
  }

  get isRefused(): boolean {
    return this.failed || this.problems.some(({ severity }) => severity === 'error');
  }

  /** The item is not taken. */
  refuse(what: Sentence): null {
    this.failed = true;
    this.losses.add('error', what);
    return null;
  }

  loss(what: Sentence): void {
    this.losses.add('loss', what);
  }

  note(what: Sentence): void {
    this.losses.add('note', what);
  }

  /**
   * @param pictures paths in `media/` by the name the text has for them
   * @param own what an element that is the format's own means
   */
  html(html: string, pictures: ReadonlyMap<string, string> = new Map(), own?: Cleaning['own']): RichText {
    return cleanHtml(html, {
      ...(own !== undefined && { own }),
      losses: this.losses,
      picture: (source) => (source.startsWith('data:') ? this.dataPicture(source) : (pictures.get(source) ?? null)),
      formula: (tex, display) => {
        const math = this.readsTex ? texToMath(tex, display === 'block') : null;
        return math?.ok === true ? math.node : null;
      },
    });
  }

  /** A text without markup: its lines are lines, and only formulas mean anything. */
  plain(text: string): RichText {
    const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    if (!/[\r\n]/.test(text.trim()) && splitTex(text).every((part) => typeof part === 'string')) {
      return cleanLine(text, this.losses);
    }
    const paragraphs = escaped.trim().split(/(?:\r?\n[ \t]*){2,}/);
    const html = paragraphs.map((lines) => lines.split(/\r?\n/).join('<br>'));
    return this.html(html.length === 1 ? (html[0] ?? '') : html.map((lines) => `<p>${lines}</p>`).join(''));
  }

  /** A text that may be HTML or not: it is where every `<` that begins a word begins a whole tag. */
  either(text: string, pictures?: ReadonlyMap<string, string>): RichText {
    return looksLikeHtml(text) ? this.html(text.replace(/\r?\n/g, ' '), pictures) : this.plain(text);
  }

  line(text: string): string {
    return cleanLine(text, this.losses);
  }

  text(text: string): string {
    return cleanText(text, this.losses);
  }

  private dataPicture(source: string): string | null {
    const data = /^data:image\/[a-z+.-]{1,20};base64,([A-Za-z0-9+/=\s]*)$/i.exec(source);
    if (data === null) return null;
    const shelved = this.shelf.add('picture', Buffer.from(data[1] as string, 'base64'));
    if (!shelved.ok) this.loss(sentence('a-picture-inside-the-text', { why: shelved.what }));
    return shelved.ok ? shelved.path : null;
  }
}

function looksLikeHtml(text: string): boolean {
  const begun = text.match(/<[A-Za-z/!]/g)?.length ?? 0;
  if (begun === 0) return /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/i.test(text);
  const whole = text.match(/<(?:\/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?\/?|!--[^]*?--)>/g)?.length ?? 0;
  return whole === begun;
}
