import { nearDuplicates } from './near-duplicates.ts';

const words = (count: number, seed: number): string[] => {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return `kata${state % 5_000}`;
  });
};

describe('near duplicates', () => {
  it('finds the same words whatever their case and marks', () => {
    const items = [
      { id: 'A', text: 'Ibu kota negara Indonesia ialah? Jakarta Bandung Surabaya' },
      { id: 'B', text: 'ibu kota negara, Indonesia, ialah: jakarta; bandung; surabaya.' },
      { id: 'C', text: 'Lambang sila ketiga Pancasila ialah? Pohon beringin Bintang Rantai' },
    ];
    expect(nearDuplicates(items)).toEqual([{ a: 'A', b: 'B', likeness: 100 }]);
  });

  it('finds an item with a word changed among thousands, and calls nothing else one', () => {
    const items = Array.from({ length: 3_000 }, (_, n) => ({ id: `I${n}`, text: words(40, n * 7_919 + 1).join(' ') }));
    const changed = words(40, 1_234 * 7_919 + 1);
    changed[20] = 'berbeda';
    const found = nearDuplicates([...items, { id: 'BARU', text: changed.join(' ') }]);
    expect(found.map(({ a, b }) => [a, b])).toEqual([['I1234', 'BARU']]);
    expect(found[0]!.likeness).toBeGreaterThan(80);
  });

  it('compares what has fewer words than a run, and nothing with nothing', () => {
    expect(
      nearDuplicates([
        { id: 'A', text: 'dua kata' },
        { id: 'B', text: 'Dua Kata' },
      ]),
    ).toHaveLength(1);
    expect(nearDuplicates([])).toEqual([]);
  });
});
