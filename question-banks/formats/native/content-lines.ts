import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import type { BankBlock } from '#domain/bank/bank.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import { textWithMaths } from '../maths/text-with-maths.ts';

const IMAGE = /^!\[(.*)\]\((media\/[A-Za-z0-9][A-Za-z0-9._-]*)\)$/s;
const SOUND = /^\[audio(?: plays=(\d{1,2}))?\]\((media\/[A-Za-z0-9][A-Za-z0-9._-]*)\) (.+)$/s;

/** What the lines of one stem or passage say. */
export class ContentLines {
  readonly blocks: BankBlock[] = [];
  /** Lines of the paragraph that is being read. */
  private paragraph: string[] = [];
  private since = 0;

  constructor(
    private readonly hasMaths: boolean,
    private readonly complain: (line: number, what: Sentence) => void,
  ) {}

  get isEmpty(): boolean {
    return this.blocks.length === 0 && this.paragraph.length === 0;
  }

  line(line: string, number: number): void {
    if (line.startsWith('![')) return this.image(line, number);
    if (line.startsWith('[audio')) return this.sound(line, number);
    if (this.paragraph.length === 0) this.since = number;
    this.paragraph.push(line);
  }

  private image(line: string, number: number): void {
    const image = IMAGE.exec(line);
    if (image === null) return this.complain(number, sentence('a-picture-is-written-alt-media-file-svg'));
    this.endParagraph();
    if (image[1] === '') this.complain(number, sentence('the-picture-has-no-alternative-text'));
    this.blocks.push({ kind: 'image', source: image[2] as string, alt: image[1] as string });
  }

  private sound(line: string, number: number): void {
    const sound = SOUND.exec(line);
    if (sound === null) {
      return this.complain(number, sentence('a-sound-is-written-audio-plays-2-media'));
    }
    this.endParagraph();
    const [, plays, source, transcript] = sound as unknown as [string, string | undefined, string, string];
    this.blocks.push({ kind: 'sound', source, transcript, plays: plays === undefined ? null : Number(plays) });
  }

  endParagraph(): void {
    if (this.paragraph.length === 0) return;
    const text = this.withMaths(this.paragraph.join(' '), this.since);
    this.blocks.push(
      typeof text === 'string' ? { kind: 'paragraph', text } : { kind: 'rich', text: [{ tag: 'p', children: text }] },
    );
    this.paragraph = [];
  }

  withMaths(written: string, number: number): RichText {
    if (!this.hasMaths) return written;
    const { text, problems } = textWithMaths(written);
    for (const what of problems) this.complain(number, what);
    return text;
  }
}
