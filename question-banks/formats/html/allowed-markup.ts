import { RICH_TAGS, type RichAttribute, type RichTag } from '#domain/item/rich-text.ts';

const TAGS: ReadonlySet<string> = new Set(RICH_TAGS);
const FIRST_MATH_TAG = RICH_TAGS.indexOf('math');
const MATH_TAGS: ReadonlySet<string> = new Set(RICH_TAGS.slice(FIRST_MATH_TAG));

function isRichTag(name: string): name is RichTag {
  return TAGS.has(name);
}

export function isMathTag(name: string): boolean {
  return MATH_TAGS.has(name);
}

/** Elements of HTML that mean the same as an allowed one to who reads them. */
const SAME_AS: Readonly<Record<string, RichTag>> = {
  ...{ div: 'p', center: 'p', address: 'p', h1: 'h3', h2: 'h3', h6: 'h5', dir: 'ul', menu: 'ul', listing: 'pre' },
  ...{ strike: 's', del: 's', ins: 'u', tt: 'code', kbd: 'code', samp: 'code', var: 'i', cite: 'em', dfn: 'em' },
  ...{ mark: 'strong', abbr: 'span', acronym: 'span', xmp: 'pre', plaintext: 'pre' },
};

/** The allowed element that an element of HTML is kept as; null where there is none. */
export function richTagOf(name: string): RichTag | null {
  if (Object.hasOwn(SAME_AS, name)) return SAME_AS[name] ?? null;
  return isRichTag(name) ? name : null;
}

/** Elements that only hold others: their content stays and they go, and nothing is lost by it. */
export const TRANSPARENT: ReadonlySet<string> = new Set([
  ...[
    'html',
    'body',
    'main',
    'section',
    'article',
    'header',
    'footer',
    'aside',
    'nav',
    'hgroup',
    'font',
    'big',
    'label',
  ],
  ...[
    'nobr',
    'time',
    'data',
    'bdo',
    'rtc',
    'rbc',
    'picture',
    'template',
    'details',
    'summary',
    'slot',
    'output',
    'search',
  ],
]);

/** Elements that hold nothing a reader sees, or a possible break of a line. */
export const EMPTY: ReadonlySet<string> = new Set(['wbr', 'head', 'title', 'meta', 'noframes', 'area', 'map']);

/** Elements that are taken out with all that is in them, and are told. */
export const REFUSED: ReadonlySet<string> = new Set([
  ...[
    'script',
    'style',
    'link',
    'base',
    'iframe',
    'frame',
    'frameset',
    'object',
    'embed',
    'applet',
    'param',
    'noscript',
  ],
  ...['svg', 'canvas', 'audio', 'video', 'source', 'track', 'portal', 'fencedframe', 'dialog', 'marquee', 'bgsound'],
  ...['input', 'button', 'select', 'textarea', 'option', 'optgroup', 'datalist', 'meter', 'progress', 'keygen'],
]);

/** Elements that stand by themselves between paragraphs. */
export const BLOCKS: ReadonlySet<RichTag> = new Set([
  ...(['p', 'pre', 'blockquote', 'h3', 'h4', 'h5', 'hr', 'ul', 'ol', 'dl', 'table', 'figure'] as const),
]);

const NUMBER = /^\d{1,4}(\.\d{1,3})?$/;
const LENGTH = /^-?\d{0,4}(\.\d{1,4})?(em|ex|px|pt|%)?$/;
const SPAN = /^[1-9]\d?$/;
const WORDS = /^[a-zA-Z -]{1,60}$/;
const LIST_OF_LENGTHS = /^[-\w.% ]{1,80}$/;
const YES_NO = /^(true|false)$/;
const ANY = /^[^]{0,2000}$/;

type Allowed = Partial<Record<RichAttribute, RegExp>>;

const EVERYWHERE: Allowed = { lang: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$/, dir: /^(ltr|rtl|auto)$/i };
const CELL: Allowed = { colspan: SPAN, rowspan: SPAN };
const UNDER_OVER: Allowed = { accent: YES_NO, accentunder: YES_NO };
const SPACE: Allowed = { width: LENGTH, height: LENGTH, depth: LENGTH };

/** What each element may carry and how its value must look. `src` and `alt` of a picture are looked after apart. */
const BY_TAG: Readonly<Partial<Record<RichTag, Allowed>>> = {
  span: { title: ANY },
  img: { width: NUMBER, height: NUMBER },
  td: CELL,
  th: { ...CELL, scope: /^(row|col|rowgroup|colgroup)$/i },
  col: { span: SPAN },
  colgroup: { span: SPAN },
  ol: { start: /^-?\d{1,6}$/, type: /^[1aAiI]$/ },
  math: { display: /^(block|inline)$/, alttext: ANY },
  mi: { mathvariant: WORDS },
  mn: { mathvariant: WORDS },
  ms: { mathvariant: WORDS },
  mtext: { mathvariant: WORDS },
  mo: {
    ...{
      stretchy: YES_NO,
      fence: YES_NO,
      separator: YES_NO,
      largeop: YES_NO,
      symmetric: YES_NO,
      movablelimits: YES_NO,
    },
    ...{ accent: YES_NO, form: WORDS, lspace: LENGTH, rspace: LENGTH, minsize: LENGTH, maxsize: LENGTH },
    mathvariant: WORDS,
  },
  mspace: SPACE,
  mpadded: { ...SPACE, lspace: LENGTH, voffset: LENGTH },
  mstyle: { scriptlevel: /^[+-]?\d$/, displaystyle: YES_NO, mathvariant: WORDS },
  mfrac: { linethickness: LENGTH },
  munder: UNDER_OVER,
  mover: UNDER_OVER,
  munderover: UNDER_OVER,
  mtable: {
    ...{ columnalign: WORDS, rowalign: WORDS, columnspacing: LIST_OF_LENGTHS, rowspacing: LIST_OF_LENGTHS },
    ...{ displaystyle: YES_NO, width: LENGTH },
  },
  mtr: { columnalign: WORDS, rowalign: WORDS },
  mtd: { columnalign: WORDS, rowalign: WORDS, columnspan: SPAN, rowspan: SPAN },
  menclose: { notation: WORDS },
};

/** Attributes that only say how something looks, or whose loss changes nothing a reader could notice. */
const LOOKS = new RegExp(
  '^(style|class|id|align|valign|border|cellpadding|cellspacing|bgcolor|color|face|size|nowrap|role|hspace|vspace|clear' +
    '|xmlns|name|loading|decoding|fetchpriority|title|xml:space|base|frame|rules|summary|abbr|headers|char|compact|noshade' +
    '|mathcolor|mathbackground|mathsize|fontfamily|fontsize|fontstyle|fontweight|indentalign|overflow|other|href|target|rel' +
    '|contenteditable|spellcheck|translate|tabindex|value|cite|datetime|width|height|label|identifier)$|^(data|aria|xmlns|xml)[-:]',
);

/** How an attribute is dealt with: kept, left out as a matter of looks, or left out and told. */
export function judgeAttribute(tag: RichTag, name: string, value: string): 'kept' | 'looks' | 'refused' {
  const own = BY_TAG[tag] ?? {};
  const rules = Object.hasOwn(own, name) ? own : EVERYWHERE;
  const rule = Object.hasOwn(rules, name) ? (rules as Record<string, RegExp>)[name] : undefined;
  if (rule !== undefined && rule.test(value)) return 'kept';
  return LOOKS.test(name) ? 'looks' : 'refused';
}
