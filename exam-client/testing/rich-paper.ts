import type { Form } from '#domain/form/form.ts';
import type { SectionCode } from '#domain/ids.ts';
import type { RichNode } from '#domain/item/rich-text.ts';

export const PICTURE = 'a'.repeat(64);
export const SOUND = 'b'.repeat(64);

const power: RichNode = {
  tag: 'math',
  attributes: { alttext: 'x^2' },
  children: [
    {
      tag: 'msup',
      children: [
        { tag: 'mi', children: ['x'] },
        { tag: 'mn', children: ['2'] },
      ],
    },
  ],
};
const table: RichNode = {
  tag: 'table',
  children: [
    { tag: 'caption', children: ['Hasil panen'] },
    {
      tag: 'thead',
      children: [
        { tag: 'tr', children: [{ tag: 'th', attributes: { scope: 'col', colspan: '2' }, children: ['Desa'] }] },
      ],
    },
    {
      tag: 'tbody',
      children: [
        {
          tag: 'tr',
          children: [
            { tag: 'td', children: ['A'] },
            { tag: 'td', children: ['12'] },
          ],
        },
      ],
    },
  ],
};

/** Six items as `tinyView` expects them: two about a passage, one with structure, one with pictures, one with a sound, one plain. */
export const richPaper: Form = {
  format: 'terang-form/1',
  passages: [{ title: 'Pasar terapung', text: [{ kind: 'paragraph', text: 'Perahu datang pagi hari.' }] }],
  sections: [
    {
      code: 'TWK' as SectionCode,
      name: { id: 'Satu', en: 'One' },
      items: [
        { kind: 'single-choice', stem: [{ kind: 'paragraph', text: 'Kapan?' }], options: ['pagi', 'sore'], passage: 0 },
        {
          kind: 'single-choice',
          stem: [{ kind: 'paragraph', text: 'Apa?' }],
          options: ['perahu', 'kereta'],
          passage: 0,
        },
        {
          kind: 'single-choice',
          stem: [{ kind: 'rich', text: [{ tag: 'p', children: ['Nilai ', power, '?'] }, table] }],
          options: [[power], 'satu'],
        },
      ],
    },
    {
      code: 'TKP' as SectionCode,
      name: { id: 'Dua', en: 'Two' },
      items: [
        {
          kind: 'weighted-choice',
          stem: [
            { kind: 'image', source: PICTURE, alt: 'Denah pasar' },
            { kind: 'paragraph', text: 'Pilih.' },
          ],
          options: [[{ tag: 'img', attributes: { src: PICTURE, alt: 'Panah ke kiri' } }], 'lain'],
        },
        {
          kind: 'weighted-choice',
          stem: [
            { kind: 'sound', sound: 0, source: SOUND, plays: 2 },
            { kind: 'paragraph', text: 'Dengar.' },
          ],
          options: ['ya', 'tidak'],
        },
        { kind: 'weighted-choice', stem: [{ kind: 'paragraph', text: 'Biasa.' }], options: ['ya', 'tidak'] },
      ],
    },
  ],
};
