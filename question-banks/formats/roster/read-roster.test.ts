import { inEnglish } from '../../../engine/testing/in-english.ts';
import { packed, textRow, workbook } from '../../../engine/testing/items/write-xlsx.ts';
import { readRoster } from './read-roster.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a roster from a sheet', () => {
  it('reads Indonesian headings in any order, with any sign between cells', async () => {
    const { lines, notes, problems } = await readRoster(
      bytes(
        'Nama Peserta;No. Peserta;Formasi;Ruang;Kursi;Akomodasi;NIK\nSiti  Aminah;26-1;Umum;R1;A-01;netra, huruf-besar;9\n',
      ),
      'peserta.csv',
    );
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      {
        where: 'peserta.csv row 2',
        number: '26-1',
        name: 'Siti Aminah',
        category: 'Umum',
        room: 'R1',
        seat: 'A-01',
        accommodations: ['netra', 'huruf-besar'],
      },
    ]);
    expect(inEnglish(notes)).toEqual([
      { where: 'peserta.csv row 1', what: 'the column "NIK" is not known and not read' },
    ]);
  });

  it('reads the same from a workbook', async () => {
    const file = await packed(workbook(textRow(1, ['nomor', 'nama']) + textRow(3, ['26-2', 'Budi'])));
    const { lines, problems } = await readRoster(new Uint8Array(file), 'peserta.xlsx');
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      expect.objectContaining({ where: 'peserta.xlsx row 3', number: '26-2', seat: '', room: '' }),
    ]);
  });

  it.each([
    ['', 'holds no rows'],
    ['nomor,nama\n', 'has headings and no rows'],
    ['nomor,kursi\n1,A-01\n', 'has no column "nama" or "name"'],
    ['nomor,nama,no peserta\n1,A,2\n', 'has the column "no peserta" twice, or two that mean the same'],
    ['nomor,nama\n1,"A\n', 'has a quotation mark that opens a cell and is never closed'],
  ])('says what is wrong with %j', async (text, what) => {
    const { lines, problems } = await readRoster(bytes(text), 'x.csv');
    expect(inEnglish(problems)).toEqual([expect.objectContaining({ what })]);
    expect(lines).toEqual([]);
  });

  it('says of a damaged workbook that it is one, and throws nothing', async () => {
    const { problems } = await readRoster(bytes('PK\u0003\u0004 no zip'), 'x.xlsx');
    expect(problems.length).toBeGreaterThan(0);
  });
});
