import { type Sentence, sentence } from '#domain/sentences/sentence.ts';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { decodeXml, encodingRefusal } from './decode-xml.ts';
import type { XmlElement, XmlNode } from './xml-element.ts';

/** How large a file may be, in every way in which a small file can become a large tree. */
export interface XmlLimits {
  readonly bytes: number;
  readonly depth: number;
  readonly elements: number;
  /** Attributes of one element. */
  readonly attributes: number;
  /** Characters of one attribute or name. */
  readonly attributeLength: number;
}

export const XML_LIMITS: XmlLimits = {
  bytes: 16 * 1024 * 1024,
  depth: 200,
  elements: 200_000,
  attributes: 100,
  attributeLength: 65_536,
};

export type ReadXml =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly problem: { readonly where: string; readonly what: Sentence } };

/** What ends the reading of a file; it never leaves this file. */
class Refused extends Error {
  constructor(
    readonly line: number | null,
    readonly what: Sentence,
  ) {
    super(what.code);
  }
}

const CHUNK = 65_536;
const SPACE = 'http://www.w3.org/2000/xmlns/';

/**
 * Reads a file strictly: well-formed, namespaces declared, XML 1.0. A DOCTYPE is refused wherever it stands, so there are no entities but
 * the five and nothing outside the file is ever looked at.
 * @param file its name, for messages
 * @param parts for a file with very many parts: they are taken as they end and forgotten; `limits.elements` then holds for each part.
 * A file can still be refused after some of its parts were taken.
 */
export function readXml(
  bytes: Uint8Array,
  file: string,
  limits: XmlLimits = XML_LIMITS,
  parts: XmlParts | null = null,
): ReadXml {
  try {
    if (bytes.length > limits.bytes) throw new Refused(null, sentence('is-larger-than-bytes', { most: limits.bytes }));
    const decoded = decodeXml(bytes);
    if (!decoded.ok) throw new Refused(null, decoded.what);
    return { ok: true, root: grow(decoded.text, decoded.encoding, limits, parts) };
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    return { ok: false, problem: { where: fault.line === null ? file : `${file}:${fault.line}`, what: fault.what } };
  }
}

interface Growing {
  readonly name: string;
  readonly space: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlNode[];
  readonly line: number;
}

/** Elements that lie at a depth, children of the first element at 1. */
export interface XmlParts {
  readonly depth: number;
  readonly take: (element: XmlElement) => void;
}

function grow(text: string, encoding: 'utf-8' | 'utf-16', limits: XmlLimits, parts: XmlParts | null): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const refuse = (what: Sentence): never => {
    throw new Refused(parser.line, what);
  };
  const open: Growing[] = [];
  let root: Growing | null = null;
  let elements = 0;
  let begins = 1;
  let attributes = 0;
  const say = (said: string): void => {
    const into = open.at(-1)?.children;
    if (into === undefined) return;
    const last = into.at(-1);
    if (typeof last === 'string') into[into.length - 1] = last + said;
    else if (said !== '') into.push(said);
  };
  parser.on('error', ({ message }) => refuse(sentence('is-not-well-formed-xml', { why: plain(message) })));
  parser.on('xmldecl', (declaration) => {
    if (declaration.version !== '1.0')
      refuse(sentence('is-xml-only-xml-1-0-is-read', { version: declaration.version ?? '' }));
    const refusal = declaration.encoding === undefined ? null : encodingRefusal(declaration.encoding, encoding);
    if (refusal !== null) refuse(refusal);
  });
  parser.on('doctype', () => refuse(sentence('has-a-doctype-it-is-refused-because')));
  parser.on('opentagstart', ({ name }) => {
    begins = parser.line;
    attributes = 0;
    elements += 1;
    if (elements > limits.elements) refuse(sentence('has-more-than-elements', { most: limits.elements }));
    if (open.length >= limits.depth) refuse(sentence('is-nested-deeper-than-elements', { most: limits.depth }));
    if (name.length > limits.attributeLength)
      refuse(sentence('has-a-name-longer-than-characters', { most: limits.attributeLength }));
  });
  parser.on('attribute', ({ name, value }) => {
    attributes += 1;
    if (attributes > limits.attributes)
      refuse(sentence('has-an-element-with-more-than-attributes', { most: limits.attributes }));
    if (name.length + value.length > limits.attributeLength) {
      refuse(sentence('has-an-attribute-longer-than-characters', { most: limits.attributeLength }));
    }
  });
  parser.on('opentag', (tag: SaxesTagNS) => {
    const element: Growing = {
      name: tag.local,
      space: tag.uri,
      attributes: attributesOf(tag),
      children: [],
      line: begins,
    };
    if (open.length === 0) root = element;
    else open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (parts === null || closed === undefined || open.length !== parts.depth) return;
    open.at(-1)?.children.splice(0);
    elements = parts.depth;
    parts.take(closed);
  });
  parser.on('text', say);
  parser.on('cdata', say);
  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  parser.close();
  return root ?? refuse(sentence('holds-no-element'));
}

function attributesOf(tag: SaxesTagNS): Record<string, string> {
  const named = Object.create(null) as Record<string, string>;
  for (const { name, uri, value } of Object.values(tag.attributes)) if (uri !== SPACE) named[name] = value;
  return named;
}

/** The parser's own message without the place it begins with. */
function plain(message: string): string {
  return message.replace(/^(?:undefined:)?\d+:\d+: /u, '').replace(/[.]$/u, '');
}
