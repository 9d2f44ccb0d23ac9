import { fromBase64 } from '../ledger/base64.ts';
import { Malformed } from '../malformed.ts';
import type { SebDict, SebValue } from './seb-value.ts';

const MOST_CHARACTERS = 2_000_000;
const MOST_VALUES = 50_000;
const DEEPEST = 24;

/**
 * What may stand before the list. The public identifier is told and never fetched; an internal subset, where entities would be
 * made, does not fit.
 */
const PROLOG =
  /^\uFEFF?(?:<\?xml[^<>?]*\?>)?\s*(?:<!DOCTYPE\s+plist(?:\s+PUBLIC\s+"[^"<>[\]]*"\s+"[^"<>[\]]*")?\s*>)?\s*/;
const COMMENT = /\s*<!--(?:(?!--)[^])*-->/y;
const TAG = /\s*<(\/?)([a-z]+)(?:\s+version="[0-9.]+")?\s*(\/?)>/y;
const TEXT = /[^<]*/y;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Settings from an XML property list. Strict and small: anything but a list of settings throws Malformed. */
export function readPlist(text: string): SebDict {
  if (text.length > MOST_CHARACTERS) throw new Malformed('These settings are longer than any that are in use.');
  return new PlistReader(text.replace(/\r\n?/g, '\n')).whole();
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly isEmpty: boolean;
}

class PlistReader {
  private at: number;
  private values = 0;

  constructor(private readonly text: string) {
    this.at = PROLOG.exec(text)?.[0].length ?? 0;
  }

  whole(): SebDict {
    this.expect('plist');
    const settings = this.value(this.open(), 0);
    if (settings.kind !== 'dict') throw this.fault('the settings are not a <dict>');
    this.close('plist');
    this.skipComments();
    if (this.text.slice(this.at).trim() !== '') throw this.fault('something stands after </plist>');
    return settings;
  }

  private value(tag: Tag, depth: number): SebValue {
    this.values += 1;
    if (depth > DEEPEST || this.values > MOST_VALUES) throw this.fault('there are more values than in any settings');
    switch (tag.name) {
      case 'true':
      case 'false':
        if (!tag.isEmpty) this.close(tag.name);
        return { kind: 'boolean', value: tag.name === 'true' };
      case 'array':
        return { kind: 'array', value: this.elements(tag, depth) };
      case 'dict':
        return { kind: 'dict', value: this.pairs(tag, depth) };
      default:
        return this.scalar(tag.name, this.content(tag));
    }
  }

  private elements(tag: Tag, depth: number): SebValue[] {
    const found: SebValue[] = [];
    if (tag.isEmpty) return found;
    for (let next = this.tag(); !this.ends(next, 'array'); next = this.tag()) found.push(this.value(next, depth + 1));
    return found;
  }

  private pairs(tag: Tag, depth: number): Map<string, SebValue> {
    const found = new Map<string, SebValue>();
    if (tag.isEmpty) return found;
    for (let next = this.tag(); !this.ends(next, 'dict'); next = this.tag()) {
      if (next.name !== 'key') throw this.fault('a value has no <key>');
      const key = this.content(next);
      if (found.has(key)) throw this.fault(`the key ${key.slice(0, 60)} is there twice`);
      found.set(key, this.value(this.open(), depth + 1));
    }
    return found;
  }

  private scalar(name: string, content: string): SebValue {
    switch (name) {
      case 'string':
        return { kind: 'string', value: content };
      case 'integer': {
        const value = Number(content);
        if (!/^-?\d{1,16}$/.test(content) || !Number.isSafeInteger(value)) throw this.fault('an <integer> is none');
        return { kind: 'integer', value: value === 0 ? 0 : value };
      }
      case 'real':
        if (!/^-?\d+(?:[.]\d+)?(?:[eE][-+]?\d+)?$/.test(content) || !Number.isFinite(Number(content)))
          throw this.fault('a <real> is none');
        return { kind: 'real', value: Number(content) };
      case 'data':
        return { kind: 'data', value: fromBase64(content.replace(/\s+/g, '')) };
      case 'date':
        if (!DATE.test(content)) throw this.fault('a <date> is none');
        return { kind: 'date', value: content };
      default:
        throw this.fault(`<${name}> is no type of a setting`);
    }
  }

  /** The text of an element that holds nothing else, up to and with its end. */
  private content(tag: Tag): string {
    if (tag.isEmpty) return '';
    TEXT.lastIndex = this.at;
    const raw = TEXT.exec(this.text)?.[0] ?? '';
    this.at += raw.length;
    this.close(tag.name);
    return raw.replace(/&([^;&]*);?/g, (whole, name: string) => this.character(whole, name));
  }

  private character(whole: string, name: string): string {
    const known = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
    const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name) ?? [];
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const isCharacter = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    if (!whole.endsWith(';') || (known === undefined && !isCharacter))
      throw this.fault(`${whole.slice(0, 20)} is not known`);
    return known ?? String.fromCodePoint(point);
  }

  private open(): Tag {
    const tag = this.tag();
    if (tag.closes) throw this.fault(`</${tag.name}> stands where a value should`);
    return tag;
  }

  private ends(tag: Tag, name: string): boolean {
    if (tag.closes && tag.name !== name) throw this.fault(`</${tag.name}> closes what is not open`);
    return tag.closes;
  }

  private expect(name: string): void {
    const tag = this.open();
    if (tag.name !== name || tag.isEmpty) throw this.fault(`<${name}> is missing`);
  }

  private close(name: string): void {
    const tag = this.tag(name === 'plist' || name === 'true' || name === 'false');
    if (!tag.closes || tag.name !== name) throw this.fault(`<${name}> is not closed`);
  }

  /** A comment may stand between values, not within one: there its blanks would count as text for some and not for others. */
  private tag(afterComments = true): Tag {
    if (afterComments) this.skipComments();
    TAG.lastIndex = this.at;
    const [all, slash, name, empty] = TAG.exec(this.text) ?? [];
    if (all === undefined || name === undefined) throw this.fault('this is not a property list');
    if (slash === '/' && empty === '/') throw this.fault('a tag opens and closes');
    this.at += all.length;
    return { name, closes: slash === '/', isEmpty: empty === '/' };
  }

  private skipComments(): void {
    for (;;) {
      COMMENT.lastIndex = this.at;
      const found = COMMENT.exec(this.text);
      if (found === null) return;
      this.at += found[0].length;
    }
  }

  private fault(what: string): Malformed {
    const line = this.text.slice(0, this.at).split('\n').length;
    return new Malformed(`These settings cannot be read: near line ${line}, ${what}.`);
  }
}
