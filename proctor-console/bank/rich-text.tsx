import { Fragment, type ReactNode, createElement } from 'react';
import {
  RICH_ATTRIBUTES,
  type RichElement,
  type RichNode,
  type RichText as Text,
  isRichTag,
} from '#domain/item/rich-text.ts';
import { useSpeech } from '../messages/speech.ts';

interface RichTextParts {
  readonly text: Text;
  readonly bank: string;
}

/** Text with structure as React's own elements: no markup is parsed, and what is not on the list is left out here once more. */
export function RichText({ text, bank }: RichTextParts) {
  const { t } = useSpeech();
  if (typeof text === 'string') return <span className="as-typed">{text}</span>;
  return <>{text.map((node, place) => drawn(node, place, bank, t('bank.tableName')))}</>;
}

const REACT_NAMES: Readonly<Record<string, string>> = { colspan: 'colSpan', rowspan: 'rowSpan' };
/** A gap of a text is an empty element with the gap's number. */
const GAP = /^gap-(\d+)$/;

function drawn(node: RichNode, key: number, bank: string, tableName: string): ReactNode {
  if (typeof node === 'string') return node;
  if (!isRichTag(node.tag)) return null;
  const { alt, src, title, width } = node.attributes ?? {};
  if (node.tag === 'img') {
    return <img key={key} src={pictureOf(bank, src ?? '')} alt={alt ?? ''} {...(width !== undefined && { width })} />;
  }
  const gap = GAP.exec(title ?? '')?.[1];
  if (gap !== undefined) return <b key={key} className="gap">{`[${Number(gap) + 1}]`}</b>;
  const inside = node.children?.map((child, place) => drawn(child, place, bank, tableName)) ?? [];
  const element = createElement(node.tag, { key, ...propsOf(node) }, ...inside);
  if (node.tag !== 'table') return <Fragment key={key}>{element}</Fragment>;
  return (
    <div key={key} className="wide" role="group" aria-label={tableName} tabIndex={0}>
      {element}
    </div>
  );
}

/** The engine shows a bank's pictures to whoever may see its items. */
export function pictureOf(bank: string, source: string): string {
  return `/items/banks/${encodeURIComponent(bank)}/media/${encodeURIComponent(source.replace(/^media\//, ''))}`;
}

function propsOf({ attributes, tag }: RichElement): Record<string, string> {
  const props: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name !== 'src' && RICH_ATTRIBUTES.some((known) => known === name)) props[REACT_NAMES[name] ?? name] = value;
  }
  // Browsers do not read `alttext` aloud, and the symbols of a formula alone say something else.
  if (tag === 'math' && props['alttext'] !== undefined) props['aria-label'] = props['alttext'];
  return props;
}
