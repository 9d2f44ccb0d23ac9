import type { Block, Face, FaceOf, ItemKind, PassageFace } from '../item/face.ts';
import type { Picture } from '../item/interaction.ts';
import { type RichText, mapElements } from '../item/rich-text.ts';
import type { BankBlock, BankItem, BankPassage, Medium } from './bank.ts';

interface Sources {
  readonly passages: ReadonlyMap<string, BankPassage>;
  readonly media: Readonly<Record<string, Medium>>;
}

/** Makes the faces of one paper, in the order of its places: passages and sounds are numbered as they come. */
export class FaceMaker {
  readonly passages: PassageFace[] = [];
  private readonly places = new Map<string, number>();
  private sounds = 0;

  constructor(
    private readonly bank: Sources,
    /** For who may read what a sound says. */
    private readonly hasTranscripts = false,
  ) {}

  /** `order`: places of the item's options in the bank's order. */
  face(item: BankItem, order: readonly number[]): Face {
    const passage = item.passage === undefined ? undefined : this.passage(item.passage);
    return {
      stem: item.stem.map((block) => this.block(block)),
      ...this.parts(item, order),
      ...(passage !== undefined && { passage }),
    };
  }

  private parts(
    item: BankItem,
    order: readonly number[],
  ): { [K in ItemKind]: { readonly kind: K } & FaceOf[K] }[ItemKind] {
    const shown = (parts: readonly RichText[]) => order.map((place) => this.withMedia(parts[place] as RichText));
    switch (item.kind) {
      case 'single-choice':
      case 'weighted-choice':
        return { kind: item.kind, options: shown(item.options) };
      case 'multiple-response':
        return { kind: item.kind, options: shown(item.options), least: item.least, most: item.most };
      case 'true-false':
        return { kind: item.kind };
      case 'true-false-grid':
        return { kind: item.kind, statements: shown(item.statements), labels: item.labels };
      case 'matching': {
        const sources = item.sources.map((source) => this.withMedia(source));
        return { kind: item.kind, sources, targets: shown(item.targets) };
      }
      case 'ordering':
        return { kind: item.kind, entries: shown(item.entries) };
      case 'gap-choice':
        return { kind: item.kind, text: this.withMedia(item.text), gaps: item.gaps.map(({ options }) => options) };
      case 'numeric': {
        const { decimalMark = '.', unit, units } = item;
        return { kind: item.kind, units: units.map(({ name }) => name), unit, decimalMark };
      }
      case 'short-text':
        return { kind: item.kind, longest: item.longest };
      case 'graphic-choice': {
        const { areas, least, most } = item;
        return { kind: item.kind, picture: this.picture(item.picture), areas, least, most };
      }
      case 'hotspot':
        return { kind: item.kind, picture: this.picture(item.picture), most: item.most };
    }
  }

  private picture(picture: Picture): Picture {
    return { ...picture, source: this.nameOf(picture.source) };
  }

  private passage(id: string): number {
    const known = this.places.get(id);
    if (known !== undefined) return known;
    const passage = this.bank.passages.get(id);
    if (passage === undefined) throw new RangeError(`the bank has no passage ${id}`);
    this.places.set(id, this.passages.length);
    return this.passages.push({ title: passage.title, text: passage.text.map((block) => this.block(block)) }) - 1;
  }

  private block(block: BankBlock): Block {
    switch (block.kind) {
      case 'paragraph':
        return block;
      case 'image':
        return { ...block, source: this.nameOf(block.source) };
      case 'rich':
        return { ...block, text: this.withMedia(block.text) };
      case 'sound': {
        const { plays, transcript } = block;
        const source = this.nameOf(block.source);
        const granted = this.hasTranscripts && { transcript };
        return { kind: 'sound', sound: this.sounds++, source, plays, ...granted };
      }
    }
  }

  private withMedia<T extends RichText>(text: T): T {
    return mapElements(text, (element) => {
      const { attributes } = element;
      if (attributes?.src === undefined) return element;
      return { ...element, attributes: { ...attributes, src: this.nameOf(attributes.src) } };
    });
  }

  /** A file's name could tell something of its item, so a candidate gets what its bytes are called. */
  private nameOf(path: string): string {
    const medium = this.bank.media[path];
    if (medium === undefined) throw new RangeError(`the bank has no ${path}`);
    return medium.hash;
  }
}
