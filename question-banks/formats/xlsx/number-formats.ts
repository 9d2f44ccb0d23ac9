import { type XmlElement, childNamed, childrenNamed } from '../xml/xml-element.ts';

export type NumberLook = 'plain' | 'date' | 'percent';

/** How numbers look, by the number of a cell's style. */
export function numberLooks(styles: XmlElement | null): readonly NumberLook[] {
  const formats = styles === null ? null : childNamed(styles, 'numFmts');
  const codes = new Map(
    (formats === null ? [] : childrenNamed(formats, 'numFmt')).map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? '',
    ]),
  );
  const cells = styles === null ? null : childNamed(styles, 'cellXfs');
  return (cells === null ? [] : childrenNamed(cells, 'xf')).map(({ attributes }) => {
    const id = Number(attributes.numFmtId ?? '0');
    return lookOf(id, codes.get(id));
  });
}

/** ECMA-376 part 1, 18.8.30: formats with numbers below 164 are built in. */
function lookOf(id: number, code: string | undefined): NumberLook {
  if (code !== undefined) {
    const bare = code.slice(0, 300).replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
    if (/[dmyhs]/i.test(bare)) return 'date';
    return bare.includes('%') ? 'percent' : 'plain';
  }
  if (id === 9 || id === 10) return 'percent';
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
    ? 'date'
    : 'plain';
}
