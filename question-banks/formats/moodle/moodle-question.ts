import { sentence } from '#domain/sentences/sentence.ts';
import { type RichText, spokenText } from '#domain/item/rich-text.ts';
import type { Cleaning } from '../html/clean-markup.ts';
import type { MediaShelf } from '../media/media-shelf.ts';
import type { ItemReading } from '../reading/item-reading.ts';
import { type XmlElement, childNamed, childrenNamed, textOf } from '../xml/xml-element.ts';

const FILE = '@@PLUGINFILE@@';

/** One `<question>`, and what its fields say. */
export class MoodleQuestion {
  constructor(
    readonly element: XmlElement,
    readonly reading: ItemReading,
    private readonly shelf: MediaShelf,
  ) {}

  get type(): string {
    return this.element.attributes.type ?? '';
  }

  /** A field's own text, or the `<text>` in it; empty where there is none. */
  field(name: string): string {
    const field = childNamed(this.element, name);
    return field === null ? '' : rawText(field).trim();
  }

  has(name: string): boolean {
    return childNamed(this.element, name) !== null;
  }

  /** Whether a field says yes: Moodle has written `1`, `true` and an empty element. */
  says(name: string, otherwise: boolean): boolean {
    if (!this.has(name)) return otherwise;
    return !['0', 'false'].includes(this.field(name).toLowerCase());
  }

  all(name: string): XmlElement[] {
    return childrenNamed(this.element, name);
  }

  /** The question's own text, with the picture that Moodle 1.9 kept beside it. */
  stem(own?: Cleaning['own'], change: (html: string) => string = (html) => html): RichText {
    const field = childNamed(this.element, 'questiontext');
    if (field === null) return '';
    return this.richFrom(field, { own, change, beside: this.oldPicture() });
  }

  /** What stands in an element as rich text, with its files. */
  rich(element: XmlElement | null): RichText {
    return element === null ? '' : this.richFrom(element, {});
  }

  /** A target of a matching: `ddmatch` has HTML there, `matching` plain text. */
  target(element: XmlElement): RichText {
    return this.type === 'ddmatch' ? this.rich(element) : this.reading.line(rawText(element));
  }

  get reason(): string {
    const field = childNamed(this.element, 'generalfeedback');
    if (field === null || rawText(field).trim() === '') return '';
    // The reason is a plain text, so what it shows is told and left out.
    const text = this.reading.html(this.asHtml(rawText(field), field.attributes.format));
    if (typeof text !== 'string') this.reading.note(sentence('the-general-feedback-becomes-the-reason'));
    return spokenText(text);
  }

  private richFrom(
    element: XmlElement,
    {
      beside = null,
      change = (html) => html,
      own,
    }: { own?: Cleaning['own'] | undefined; change?: (html: string) => string; beside?: OldPicture | null },
  ): RichText {
    const raw = rawText(element);
    const pictures = this.files(element, raw);
    const after = beside === null ? '' : `<p><img src="${FILE}/old" alt=""></p>`;
    if (beside !== null) pictures.set(`${FILE}/old`, beside.path);
    return this.reading.html(change(this.asHtml(raw, element.attributes.format)) + after, pictures, own);
  }

  private asHtml(raw: string, format: string | undefined): string {
    if (format === 'html') return raw;
    if (format === 'markdown' && /[*_`#>]|^\s*[-+\d]/m.test(raw))
      this.reading.loss(sentence('markdown-is-kept-as-it-is-written'));
    const text = raw.trim();
    const html =
      format === 'plain_text' || format === 'markdown'
        ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
        : text;
    return html.replace(/\r?\n/g, '<br>');
  }

  private files(element: XmlElement, raw: string): Map<string, string> {
    const found = new Map<string, string>();
    for (const file of childrenNamed(element, 'file')) {
      const name = file.attributes.name ?? '';
      const path = `${FILE}${file.attributes.path ?? '/'}${name}`;
      const names = [path, `${FILE}/${name}`, encoded(path), encoded(`${FILE}/${name}`)];
      if (!names.some((one) => raw.includes(one))) {
        this.reading.note(sentence('the-file-is-not-shown-anywhere', { file: this.reading.line(name).slice(0, 60) }));
        continue;
      }
      const shelved = this.shelve(name, file);
      if (shelved !== null) for (const one of names) found.set(one, shelved);
    }
    return found;
  }

  private shelve(name: string, file: XmlElement): string | null {
    const encoding = file.attributes.encoding ?? 'base64';
    const shown = this.reading.line(name).slice(0, 60);
    if (encoding !== 'base64') {
      this.reading.loss(sentence('the-file-is-left-out-only-base64', { file: shown }));
      return null;
    }
    const shelved = this.shelf.add(name, Buffer.from(textOf(file), 'base64'));
    if (!shelved.ok) this.reading.loss(sentence('file-is-faulty', { file: shown, why: shelved.what }));
    return shelved.ok ? shelved.path : null;
  }

  private oldPicture(): OldPicture | null {
    const name = this.field('image');
    const data = childNamed(this.element, 'image_base64');
    if (data === null) {
      if (name !== '')
        this.reading.loss(
          sentence('the-picture-is-not-in-the-file', { picture: this.reading.line(name).slice(0, 60) }),
        );
      return null;
    }
    const path = this.shelve(name === '' ? 'picture' : name, data);
    return path === null ? null : { path };
  }
}

interface OldPicture {
  readonly path: string;
}

/** `<text>` of an element, or what it says itself. */
export function rawText(element: XmlElement): string {
  const inner = childNamed(element, 'text');
  return inner === null ? element.children.filter((child) => typeof child === 'string').join('') : textOf(inner);
}

function encoded(path: string): string {
  return FILE + encodeURI(path.slice(FILE.length)).replace(/[?#]/g, encodeURIComponent);
}
