import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import type { Sound } from '#domain/item/authored-item.ts';
import type { RichNode, RichText } from '#domain/item/rich-text.ts';
import { spokenText } from '#domain/item/rich-text.ts';
import { cleanTree } from '../../html/clean-html.ts';
import type { MarkupElement } from '../../html/markup.ts';
import { texToMath } from '../../maths/tex.ts';
import type { ItemReading } from '../../reading/item-reading.ts';
import { type XmlElement, type XmlNode, childNamed, elementsIn, textOf } from '../../xml/xml-element.ts';
import type { PackageMedia } from '../package-media.ts';
import { Unsupported } from '../unsupported.ts';

/** What an element of QTI becomes where it stands in a text; null for HTML. */
export type Replacing = (element: XmlElement) => readonly RichNode[] | null;

/** The texts, pictures and sounds of one item of a file. */
export class ItemSource {
  readonly sounds: Sound[] = [];

  constructor(
    readonly reading: ItemReading,
    private readonly media: PackageMedia,
    /** Where the item's file lies in its package. */
    private readonly folder: string,
  ) {}

  text(nodes: readonly XmlNode[], replacing: Replacing = () => null): RichText {
    const { reading } = this;
    return cleanTree(nodes, {
      losses: reading.losses,
      picture: (source) => this.picture(source),
      formula: (tex, display) => {
        const math = texToMath(tex, display === 'block');
        return math.ok ? math.node : null;
      },
      // The tree that is cleaned is the file's own.
      own: (element: MarkupElement) => replacing(element as XmlElement) ?? this.own(element as XmlElement, replacing),
    });
  }

  picture(source: string): string | null {
    return source === '' ? null : this.media.picture(this.folder, source, this.reading);
  }

  addSound(source: string, transcript: string, plays: number | null): void {
    const path = this.media.sound(this.folder, source, this.reading);
    if (path === null) return;
    const words = this.reading.line(transcript);
    if (words === '') this.reading.loss(sentence('a-sound-has-no-transcript'));
    this.sounds.push({ source: path, transcript: words, plays });
  }

  private own(element: XmlElement, replacing: Replacing): readonly RichNode[] | null {
    const { attributes, name } = element;
    switch (name) {
      case 'object':
        return this.object(element);
      case 'audio':
        return this.audio(element, null);
      case 'mediaInteraction':
        return this.mediaInteraction(element);
      case 'feedbackInline':
      case 'feedbackBlock':
        return this.leftOut(sentence('feedback-inside-the-text'));
      case 'rubricBlock':
        return isForCandidates(element)
          ? nodesOf(this.text((childNamed(element, 'contentBody') ?? element).children, replacing))
          : [];
      case 'infoControl':
      case 'endAttemptInteraction':
        return this.leftOut(sentence('a-hint-on-demand'));
      case 'stylesheet':
      case 'catalogInfo':
        return [];
      case 'printedVariable':
      case 'templateBlock':
      case 'templateInline':
        throw new Unsupported(sentence('a-text-that-is-another-for-every-candidate'));
      case 'include':
        throw new Unsupported(sentence('a-part-in-another-file', { file: attributes.href ?? '' }));
      default:
        return null;
    }
  }

  private leftOut(what: Sentence): readonly RichNode[] {
    this.reading.loss(sentence('what-is-left-out', { what }));
    return [];
  }

  /** HTML's old element for anything: pictures and sounds are known by their type. */
  private object(element: XmlElement): readonly RichNode[] | null {
    const { data = '', height, type = '', width } = element.attributes;
    if (type.startsWith('audio/')) return this.audio({ ...element, attributes: { src: data } }, null);
    if (!type.startsWith('image/') && !/[.](?:png|jpe?g|gif|svg|webp)$/iu.test(data)) return null;
    const attributes = { src: data, alt: textOf(element), ...(width && { width }), ...(height && { height }) };
    return nodesOf(this.text([{ ...element, name: 'img', attributes, children: [] }]));
  }

  private audio(element: XmlElement, plays: number | null): readonly RichNode[] {
    const source = element.attributes.src ?? childNamed(element, 'source')?.attributes.src ?? '';
    const given = Number(element.attributes['data-plays'] ?? 'none');
    this.addSound(source, textOf(element), plays ?? (Number.isSafeInteger(given) ? given : null));
    return [];
  }

  private mediaInteraction(element: XmlElement): readonly RichNode[] {
    const most = Number(element.attributes.maxPlays ?? 0);
    for (const child of elementsIn(element)) {
      const { data, src, type = '' } = child.attributes;
      const isSound = child.name === 'audio' || (child.name === 'object' && type.startsWith('audio/'));
      if (isSound)
        this.audio({ ...child, attributes: { ...child.attributes, src: src ?? data ?? '' } }, most > 0 ? most : null);
      else if (child.name === 'object' || child.name === 'video') this.reading.loss(sentence('a-film-is-left-out'));
    }
    const prompt = childNamed(element, 'prompt');
    return prompt === null ? [] : nodesOf(this.text(prompt.children));
  }
}

export function nodesOf(text: RichText): readonly RichNode[] {
  return typeof text === 'string' ? [text] : text;
}

/** A text as something that stands by itself; nothing where it says nothing. */
export function paragraphsOf(text: RichText): readonly RichNode[] {
  if (typeof text === 'string') return text.trim() === '' ? [] : [{ tag: 'p', children: [text] }];
  const isBlocks = text.some((node) => typeof node !== 'string' && BLOCKS.has(node.tag));
  return isBlocks || text.length === 0 ? text : [{ tag: 'p', children: text }];
}

/** Texts one after the other; one alone stays as it is. */
export function joinedText(...texts: readonly RichText[]): RichText {
  const said = texts.filter((text) => paragraphsOf(text).length > 0);
  return said.length < 2 ? (said[0] ?? '') : said.flatMap(paragraphsOf);
}

const BLOCKS: ReadonlySet<string> = new Set([
  'p',
  'ul',
  'ol',
  'dl',
  'table',
  'blockquote',
  'pre',
  'figure',
  'hr',
  'h3',
  'h4',
  'h5',
]);

export function isForCandidates({ attributes: { view = 'candidate' } }: XmlElement): boolean {
  return view.split(/\s+/u).includes('candidate');
}

export function plainText(text: RichText): string {
  return spokenText(text).replace(/\s+/gu, ' ').trim();
}
