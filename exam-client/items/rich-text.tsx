import { Fragment, type KeyboardEvent, type ReactNode, createElement } from 'react';
import { useTranslation } from 'react-i18next';
import {
  RICH_ATTRIBUTES,
  type RichElement,
  type RichNode,
  type RichText as Text,
  isRichTag,
} from '#domain/item/rich-text.ts';
import { Picture } from './picture.tsx';
import './rich-text.css';

interface RichTextProps {
  readonly text: Text;
  /** Inside a label or a button no second thing can be pressed. */
  readonly isPressable?: boolean;
  /** What stands in the place of gap n. */
  gap?(gap: number): ReactNode;
}

/**
 * Text with structure, made of React's own elements: no markup is parsed here. The engine has checked every tree; what is not on the
 * list is left out here once more, so that no mistake there can become an element that runs or loads.
 */
export function RichText({ gap, text, isPressable = false }: RichTextProps) {
  return typeof text === 'string' ? text : <>{text.map((node, place) => drawn(node, place, isPressable, gap))}</>;
}

/** The names under which React knows attributes; all others are called the same. */
const REACT_NAMES: Readonly<Record<string, string>> = { colspan: 'colSpan', rowspan: 'rowSpan' };

const GAP = /^gap-(\d+)$/;

function drawn(node: RichNode, key: number, isPressable: boolean, gap: RichTextProps['gap']): ReactNode {
  if (typeof node === 'string') return node;
  if (!isRichTag(node.tag)) return null;
  const { alt, src, title = '', width } = node.attributes ?? {};
  const gapHere = GAP.exec(title)?.[1];
  if (gap !== undefined && gapHere !== undefined) return <Fragment key={key}>{gap(Number(gapHere))}</Fragment>;
  if (node.tag === 'img') {
    return <Picture key={key} name={src ?? ''} alt={alt ?? ''} canZoom={!isPressable} {...(width && { width })} />;
  }
  const inside = node.children?.map((child, place) => drawn(child, place, isPressable, gap)) ?? [];
  const element = createElement(node.tag, { key, ...propsOf(node) }, ...inside);
  return node.tag === 'table' && !isPressable ? <WideTable key={key}>{element}</WideTable> : element;
}

function propsOf({ attributes, tag }: RichElement): Record<string, string> {
  const props: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name !== 'src' && RICH_ATTRIBUTES.some((known) => known === name)) props[REACT_NAMES[name] ?? name] = value;
  }
  // Browsers do not read `alttext` aloud, and the symbols of a formula alone say something else: x2 for x².
  if (tag === 'math' && props['alttext'] !== undefined) props['aria-label'] = props['alttext'];
  return props;
}

/** The side arrows move a table that is too wide, and turn the page everywhere else. */
function keepSideways(event: KeyboardEvent<HTMLElement>): void {
  const { clientWidth, scrollWidth } = event.currentTarget;
  if (scrollWidth > clientWidth && /^Arrow(Left|Right)$/.test(event.key)) event.stopPropagation();
}

/** A table that is wider than the page is moved by itself, by keys too. */
function WideTable({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="wide-table" role="group" aria-label={t('content.table')} tabIndex={0} onKeyDown={keepSideways}>
      {children}
    </div>
  );
}
