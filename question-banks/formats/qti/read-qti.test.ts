import { inEnglish } from '../../../engine/testing/in-english.ts';
import fc from 'fast-check';
import type { AuthoredItem, ItemProblem, ReadItems } from '#domain/item/authored-item.ts';
import type { Interaction } from '#domain/item/interaction.ts';
import { mediaOfItem } from '../reading/media-of.ts';
import { readQti } from './read-qti.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 7);
const V22 = 'http://www.imsglobal.org/xsd/imsqti_v2p2';
const MATCH = `<responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct"/>`;
const MAP = `<responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/map_response"/>`;
const POINT = `<responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/map_response_point"/>`;

interface Made {
  readonly type: string;
  readonly key?: readonly string[];
  /** What stands in the declaration after the key. */
  readonly more?: string;
  readonly body: string;
  readonly rules?: string;
  readonly head?: string;
}

function item({ body, head = '', key = [], more = '', rules = MATCH, type }: Made): string {
  const values = key.map((value) => `<value>${value}</value>`).join('');
  const correct = key.length === 0 ? '' : `<correctResponse>${values}</correctResponse>`;
  return `<assessmentItem xmlns="${V22}" identifier="soal-1" title="Soal" adaptive="false" timeDependent="false">
    <responseDeclaration identifier="R" ${type}>${correct}${more}</responseDeclaration>${head}
    <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
    <itemBody>${body}</itemBody>${rules}</assessmentItem>`.replaceAll('"R"', '"RESPONSE"');
}

const SINGLE = 'cardinality="single" baseType="identifier"';
const MULTIPLE = 'cardinality="multiple" baseType="identifier"';
const PAIRS = 'cardinality="multiple" baseType="directedPair"';

function choice(most: number, ...texts: string[]): string {
  const options = texts.map((text, place) => `<simpleChoice identifier="${'ABCDEF'[place]}">${text}</simpleChoice>`);
  return `<choiceInteraction responseIdentifier="R" maxChoices="${most}"><prompt>Berapa?</prompt>${options.join('')}</choiceInteraction>`;
}

const mapped = (attributes: string, entries: Readonly<Record<string, number>>): string =>
  `<mapping ${attributes}>${Object.entries(entries)
    .map(([key, worth]) => `<mapEntry mapKey="${key}" mappedValue="${worth}"/>`)
    .join('')}</mapping>`;

const sets = (sources: readonly string[], targets: readonly string[]): string =>
  `<matchInteraction responseIdentifier="R" maxAssociations="9" shuffle="true"><prompt>Pasangkan!</prompt>${[
    sources,
    targets,
  ]
    .map(
      (set, side) =>
        `<simpleMatchSet>${set.map((text, at) => `<simpleAssociableChoice identifier="${'ST'[side]}${at}" matchMax="9">${text}</simpleAssociableChoice>`).join('')}</simpleMatchSet>`,
    )
    .join('')}</matchInteraction>`;

function read(text: string, more: Readonly<Record<string, Uint8Array>> = {}): ReadItems {
  return readQti(new Map([['soal.xml', bytes(text)], ...Object.entries(more)]), 'a');
}

/** The only item, which nothing is wrong with. */
function only(text: string, more?: Readonly<Record<string, Uint8Array>>): AuthoredItem {
  const { items, problems } = read(text, more);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(items).toHaveLength(1);
  return items[0] as AuthoredItem;
}

const said = (problems: readonly ItemProblem[]) =>
  inEnglish(problems).map(({ severity, what }) => `${severity} ${what}`);

const equal = (attributes: string): string => `<responseProcessing><responseCondition><responseIf>
  <equal ${attributes}><correct identifier="R"/><variable identifier="R"/></equal>
  <setOutcomeValue identifier="SCORE"><baseValue baseType="float">2</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>`;

const FULL = 1_000_000;

describe('each interaction becomes the kind that counts as its rules do', () => {
  test.each<readonly [string, Made, Partial<Interaction>]>([
    [
      'one right option',
      { type: SINGLE, key: ['B'], body: choice(1, 'satu', 'dua') },
      { kind: 'single-choice', options: ['satu', 'dua'], key: [1] },
    ],
    [
      'true and false',
      { type: SINGLE, key: ['A'], body: choice(1, 'Salah', 'Benar') },
      { kind: 'true-false', key: false },
    ],
    [
      'points for each option',
      { type: SINGLE, more: mapped('', { A: 5, B: 4, C: 1 }), body: choice(1, 'satu', 'dua', 'tiga'), rules: MAP },
      { kind: 'weighted-choice', weights: [5, 4, 1] },
    ],
    [
      'half of it for one option',
      { type: SINGLE, more: mapped('', { A: 1, B: 0.5 }), body: choice(1, 'satu', 'dua', 'tiga'), rules: MAP },
      { kind: 'weighted-choice' } as Partial<Interaction>,
    ],
    [
      'all right options or nothing',
      { type: MULTIPLE, key: ['A', 'C'], body: choice(0, 'satu', 'dua', 'tiga') },
      { kind: 'multiple-response', key: [0, 2], credit: 'all-or-nothing', least: 1, most: null },
    ],
    [
      'options with shares, and a share taken away',
      {
        type: MULTIPLE,
        key: ['A', 'C'],
        more: mapped('lowerBound="0" upperBound="4" defaultValue="-1"', { A: 3, C: 1 }),
        body: choice(0, 'satu', 'dua', 'tiga'),
        rules: MAP,
      },
      { kind: 'multiple-response', key: [0, 2], shares: [750_000, -250_000, 250_000] },
    ],
    [
      'an order',
      {
        type: 'cardinality="ordered" baseType="identifier"',
        key: ['C', 'A', 'B'],
        body: choice(0, 'satu', 'dua', 'tiga').replaceAll('choiceInteraction', 'orderInteraction'),
      },
      { kind: 'ordering', entries: ['tiga', 'satu', 'dua'], credit: 'all-or-nothing' },
    ],
    [
      'pairs, with a target too many',
      { type: PAIRS, key: ['S0 T2', 'S1 T0'], body: sets(['satu', 'dua'], ['x', 'y', 'z']) },
      {
        kind: 'matching',
        sources: ['satu', 'dua'],
        targets: ['x', 'y', 'z'],
        key: [[2], [0]],
        credit: 'all-or-nothing',
      },
    ],
    [
      'pairs of which each counts',
      {
        type: PAIRS,
        key: ['S0 T2', 'S1 T0'],
        more: mapped('', { 'S0 T2': 1, 'S1 T0': 1 }),
        body: sets(['satu', 'dua'], ['x', 'y', 'z']),
        rules: MAP,
      },
      { kind: 'matching', credit: 'per-part' },
    ],
    [
      'pairs of which a wrong one takes away',
      {
        type: PAIRS,
        key: ['S0 T2', 'S1 T0'],
        more: mapped('defaultValue="-1" lowerBound="0"', { 'S0 T2': 1, 'S1 T0': 1 }),
        body: sets(['satu', 'dua'], ['x', 'y', 'z']),
        rules: MAP,
      },
      { kind: 'matching', credit: 'right-minus-wrong' },
    ],
    [
      'pairs in which only the second set has one partner each',
      { type: PAIRS, key: ['S0 T0', 'S0 T1', 'S1 T2'], body: sets(['satu', 'dua', 'tiga'], ['x', 'y', 'z']) },
      { kind: 'matching', sources: ['x', 'y', 'z'], targets: ['satu', 'dua', 'tiga'], key: [[0], [0], [1]] },
    ],
    [
      'statements that are true or false',
      { type: PAIRS, key: ['S0 T1', 'S1 T0'], body: sets(['satu', 'dua'], ['Salah', 'Benar']) },
      { kind: 'true-false-grid', statements: ['satu', 'dua'], key: [true, false], labels: null },
    ],
    [
      'statements under two words',
      { type: PAIRS, key: ['S0 T1', 'S1 T0'], body: sets(['satu', 'dua'], ['Pro', 'Kontra']) },
      { kind: 'true-false-grid', key: [false, true], labels: ['Pro', 'Kontra'] },
    ],
    [
      'choices inside a text',
      {
        type: SINGLE,
        key: ['B'],
        body: '<p>Ibu kota <inlineChoiceInteraction responseIdentifier="R"><inlineChoice identifier="A">Riau</inlineChoice><inlineChoice identifier="B">Jakarta</inlineChoice></inlineChoiceInteraction>.</p>',
      },
      {
        kind: 'gap-choice',
        text: ['Ibu kota ', { tag: 'span', attributes: { title: 'gap-0' } }, '.'],
        gaps: [{ options: ['Riau', 'Jakarta'], key: 1 }],
      },
    ],
    [
      'words to be put into gaps',
      {
        type: PAIRS,
        key: ['W2 G1', 'W1 G2'],
        body: '<gapMatchInteraction responseIdentifier="R"><gapText identifier="W1" matchMax="1">laut</gapText><gapText identifier="W2" matchMax="1">darat</gapText><p><gap identifier="G1"/> dan <gap identifier="G2"/></p></gapMatchInteraction>',
      },
      {
        kind: 'gap-choice',
        gaps: [
          { options: ['laut', 'darat'], key: 1 },
          { options: ['laut', 'darat'], key: 0 },
        ],
      },
    ],
    [
      'words in a text to be chosen',
      {
        type: MULTIPLE,
        key: ['H2'],
        body: '<hottextInteraction responseIdentifier="R" maxChoices="2"><p>Ia <hottext identifier="H1">pergi</hottext> <hottext identifier="H2">ke pasar-pasar</hottext>.</p></hottextInteraction>',
      },
      { kind: 'multiple-response', options: ['pergi', 'ke pasar-pasar'], key: [1] },
    ],
    [
      'a text to be typed, case counting',
      {
        type: 'cardinality="single" baseType="string"',
        key: ['Jakarta'],
        body: '<p><textEntryInteraction responseIdentifier="R"/></p><p>Apa?</p>',
      },
      {
        kind: 'short-text',
        accepted: [{ text: 'Jakarta', credit: FULL, wildcard: false }],
        sameness: { ignoresCase: false, ignoresAccents: false, ignoresPunctuation: false },
      },
    ],
    [
      'texts to be typed, one for half',
      {
        type: 'cardinality="single" baseType="string"',
        more: '<mapping><mapEntry mapKey="merah" mappedValue="2" caseSensitive="false"/><mapEntry mapKey="jingga" mappedValue="1" caseSensitive="false"/></mapping>',
        body: '<p>Warna? <textEntryInteraction responseIdentifier="R"/></p>',
        rules: MAP,
      },
      {
        kind: 'short-text',
        accepted: [
          { text: 'merah', credit: FULL, wildcard: false },
          { text: 'jingga', credit: FULL / 2, wildcard: false },
        ],
        sameness: { ignoresCase: true, ignoresAccents: false, ignoresPunctuation: false },
      },
    ],
    [
      'a number',
      {
        type: 'cardinality="single" baseType="float"',
        key: ['0.10'],
        body: '<p>x = <textEntryInteraction responseIdentifier="R"/></p>',
      },
      { kind: 'numeric', accepted: [{ least: '0.1', greatest: '0.1', credit: FULL }] },
    ],
    [
      'a number with a tolerance',
      {
        type: 'cardinality="single" baseType="float"',
        key: ['3.14'],
        body: '<p>π = <textEntryInteraction responseIdentifier="R"/></p>',
        rules: equal('toleranceMode="absolute" tolerance="0.01 0.02"'),
      },
      { kind: 'numeric', accepted: [{ least: '3.13', greatest: '3.16', credit: FULL }] },
    ],
    [
      'a number with a tolerance in per cent',
      {
        type: 'cardinality="single" baseType="float"',
        key: ['200'],
        body: '<p>n = <textEntryInteraction responseIdentifier="R"/></p>',
        rules: equal('toleranceMode="relative" tolerance="5"'),
      },
      { kind: 'numeric', accepted: [{ least: '190', greatest: '210', credit: FULL }] },
    ],
    [
      'an area of a picture',
      {
        type: SINGLE,
        key: ['B'],
        body: '<hotspotInteraction responseIdentifier="R" maxChoices="1"><prompt>Di mana?</prompt><object data="peta.png" type="image/png" width="200" height="100">Peta</object><hotspotChoice identifier="A" shape="circle" coords="10,10,5" hotspotLabel="Aceh"/><hotspotChoice identifier="B" shape="rect" coords="20,20,40,50" hotspotLabel="Riau"/></hotspotInteraction>',
      },
      {
        kind: 'graphic-choice',
        picture: { source: 'media/peta.png', alt: 'Peta', width: 200, height: 100 },
        areas: [
          { area: { shape: 'circle', x: 10, y: 10, radius: 5 }, name: 'Aceh' },
          { area: { shape: 'rectangle', x: 20, y: 20, width: 20, height: 30 }, name: 'Riau' },
        ],
        key: [1],
      },
    ],
    [
      'a point in a picture',
      {
        type: 'cardinality="single" baseType="point"',
        more: '<areaMapping defaultValue="0"><areaMapEntry shape="circle" coords="10,10,5" mappedValue="2"/></areaMapping>',
        body: '<selectPointInteraction responseIdentifier="R" maxChoices="1"><prompt>Di mana?</prompt><object data="peta.png" type="image/png" width="200" height="100">Peta</object></selectPointInteraction>',
        rules: POINT,
      },
      { kind: 'hotspot', areas: [{ area: { shape: 'circle', x: 10, y: 10, radius: 5 }, credit: FULL }], most: 1 },
    ],
    [
      'an item without rules, by its key',
      { type: SINGLE, key: ['B'], body: choice(1, 'satu', 'dua'), rules: '' },
      { kind: 'single-choice', key: [1] },
    ],
  ])('%s', (_, made, expected) => {
    const found = only(item(made), { 'peta.png': PNG });
    if (expected.kind === 'weighted-choice' && !('weights' in expected)) {
      expect(found.interaction).toMatchObject({ kind: 'multiple-response', most: 1, shares: [FULL, FULL / 2, 0] });
    } else expect(found.interaction).toMatchObject(expected);
  });

  test('the stem is the text with the question after it', () => {
    const found = only(item({ type: SINGLE, key: ['B'], body: `<p>Baca <b>ini</b>.</p>${choice(1, 'satu', 'dua')}` }));
    expect(found).toMatchObject({ id: 'SOAL-1', title: 'Soal', source: 'a:1' });
    expect(found.stem).toEqual([
      { tag: 'p', children: ['Baca ', { tag: 'b', children: ['ini'] }, '.'] },
      { tag: 'p', children: ['Berapa?'] },
    ]);
  });
});

describe('what no kind of item can hold is refused with the item’s name and a reason', () => {
  const body = (inside: string): Made => ({ type: SINGLE, key: ['A'], body: inside });
  test.each<readonly [string, Made, string]>([
    ['an essay', body('<extendedTextInteraction responseIdentifier="R"/>'), 'an essay'],
    ['a file', body('<uploadInteraction responseIdentifier="R"/>'), 'a file to hand in'],
    ['a drawing', body('<drawingInteraction responseIdentifier="R"/>'), 'a drawing'],
    ['a slider', body('<sliderInteraction responseIdentifier="R"/>'), 'a sliderInteraction'],
    ['somebody’s own', body('<customInteraction responseIdentifier="R"/>'), 'a customInteraction'],
    ['no question', body('<p>Hanya teks.</p>'), 'a text without a question'],
    ['two questions', body(choice(1, 'a', 'b') + choice(1, 'c', 'd')), '2 questions in one item'],
    [
      'another text for everybody',
      body(`<p><printedVariable identifier="X"/></p>${choice(1, 'a', 'b')}`),
      'another for every candidate',
    ],
    ['a part elsewhere', body(`<include href="x.xml"/>${choice(1, 'a', 'b')}`), 'in another file'],
    ['no right option', { type: SINGLE, body: choice(1, 'a', 'b') }, 'no answer earns anything'],
    ['an option twice', body(choice(1, 'a', 'a')), 'says the same twice'],
    ['an empty option', body(choice(1, 'a', '')), 'has an empty option'],
    ['61 options', body(choice(1, ...Array.from({ length: 61 }, (_, n) => `${n}`))), '61 options'],
    [
      'rules of no known way',
      {
        type: MULTIPLE,
        key: ['A', 'B'],
        body: choice(0, 'a', 'b', 'c'),
        rules: `<responseProcessing><setOutcomeValue identifier="SCORE"><power><containerSize><variable identifier="R"/></containerSize><baseValue baseType="integer">2</baseValue></power></setOutcomeValue></responseProcessing>`,
      },
      'other points than any way of counting',
    ],
    [
      'an operator of somebody’s own',
      {
        ...body(choice(1, 'a', 'b')),
        rules:
          '<responseProcessing><responseCondition><responseIf><customOperator class="x.Y"/></responseIf></responseCondition></responseProcessing>',
      },
      'customOperator x.Y',
    ],
    ['a response that is not declared', body(choice(1, 'a', 'b').replace('"R"', '"NO"')), 'NO that is not declared'],
    [
      'a picture that is not there',
      body(
        '<hotspotInteraction responseIdentifier="R" maxChoices="1"><object data="no.png" type="image/png" width="9" height="9"/><hotspotChoice identifier="A" shape="circle" coords="1,1,1"/></hotspotInteraction>',
      ),
      '"no.png"',
    ],
    [
      'a member with two partners on both sides',
      { type: PAIRS, key: ['S0 T0', 'S0 T1', 'S1 T1'], body: sets(['a', 'b'], ['x', 'y', 'z']) },
      'no partner or several',
    ],
    [
      'a pattern',
      {
        type: 'cardinality="single" baseType="string"',
        key: ['a'],
        body: '<p>?<textEntryInteraction responseIdentifier="R"/></p>',
        rules:
          '<responseProcessing><responseCondition><responseIf><patternMatch pattern="a+"><variable identifier="R"/></patternMatch><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>',
      },
      'told by a pattern',
    ],
    [
      'a template with a draw',
      {
        ...body(choice(1, 'a', 'b')),
        head: '<templateDeclaration identifier="T" cardinality="single" baseType="integer"/><templateProcessing><setTemplateValue identifier="T"><randomInteger min="1" max="2"/></setTemplateValue></templateProcessing>',
      },
      'another for every candidate',
    ],
  ])('%s', (_, made, why) => {
    const { items, problems } = read(item(made));
    expect(items).toEqual([]);
    expect(inEnglish(problems)).toContainEqual({ severity: 'error', where: 'a:1', what: expect.stringContaining(why) });
  });

  test.each([
    [
      'feedback',
      '<modalFeedback outcomeIdentifier="F" identifier="x" showHide="show">Bagus</modalFeedback>',
      'feedback is left out',
    ],
    ['a film', '', 'a video is left out'],
    ['a script', '', '<script> is left out with what is in it'],
  ])('%s is lost and told', (name, _, what) => {
    const inside =
      {
        feedback: '',
        'a film': '<mediaInteraction responseIdentifier="M"><video src="a.mp4"/></mediaInteraction>',
        'a script': '<script>x</script>',
      }[name] ?? '';
    const text = item({ type: SINGLE, key: ['B'], body: inside + choice(1, 'satu', 'dua') });
    const whole = name === 'feedback' ? text.replace('</assessmentItem>', `${_}</assessmentItem>`) : text;
    expect(said(read(whole).problems)).toContain(`loss ${what}`);
  });
});

describe('packages', () => {
  const manifest = (...resources: readonly (readonly [string, string])[]): Uint8Array =>
    bytes(
      `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xml:lang="id"><resources>${resources
        .map(
          ([type, href], at) =>
            `<resource identifier="r${at}" type="${type}" href="${href}"><file href="${href}"/></resource>`,
        )
        .join('')}</resources></manifest>`,
    );
  const one = (id: string, more = ''): Uint8Array =>
    bytes(item({ type: SINGLE, key: ['B'], body: choice(1, 'satu', 'dua'), head: more }).replace('soal-1', id));
  const test_ =
    bytes(`<assessmentTest xmlns="${V22}" identifier="t" title="T"><testPart identifier="p" navigationMode="linear" submissionMode="simultaneous">
    <timeLimits maxTime="60"/>
    <assessmentSection identifier="twk" title="TWK" visible="true"><rubricBlock view="candidate"><p>Bacaan untuk dua soal.</p></rubricBlock>
      <assessmentSection identifier="n" title="nasionalisme" visible="true"><assessmentItemRef identifier="b" href="items/b.xml"/></assessmentSection>
      <assessmentItemRef identifier="a" href="items/a.xml"/></assessmentSection></testPart></assessmentTest>`);

  test('a test gives sections, topics, order and the text several items are about', () => {
    const files = {
      'imsmanifest.xml': manifest(
        ['imsqti_test_xmlv2p2', 'test.xml'],
        ['imsqti_item_xmlv2p2', 'items/a.xml'],
        ['imsqti_item_xmlv2p2', 'items/b.xml'],
      ),
      'test.xml': test_,
      'items/a.xml': one('soal-a'),
      'items/b.xml': one('soal-b'),
    };
    const { items, passages, problems } = readQti(new Map(Object.entries(files)), 'paket.zip');
    expect(items.map(({ id, language, passage, section, topic }) => [id, section, topic, passage, language])).toEqual([
      ['SOAL-B', 'TWK', 'nasionalisme', 'twk', 'id'],
      ['SOAL-A', 'TWK', '', 'twk', 'id'],
    ]);
    expect(passages).toEqual([{ id: 'twk', title: 'TWK', text: 'Bacaan untuk dua soal.', sounds: [] }]);
    expect(inEnglish(problems)).toEqual([
      { severity: 'loss', where: 'paket.zip/test.xml', what: expect.stringContaining('time limits') },
    ]);
  });

  test('a stimulus in a file of its own is one passage for all its items', () => {
    const stimulus = bytes(
      '<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="s" title="Bacaan"><qti-stimulus-body><p>Teks.</p></qti-stimulus-body></qti-assessment-stimulus>',
    );
    const reference = '<assessmentStimulusRef identifier="s" href="../s.xml"/>';
    const files = new Map([
      ['imsmanifest.xml', manifest(['imsqti_item_xmlv3p0', 'items/a.xml'], ['imsqti_item_xmlv3p0', 'items/b.xml'])],
      ['items/a.xml', one('soal-a', reference)],
      ['items/b.xml', one('soal-b', reference)],
      ['s.xml', stimulus],
    ]);
    const { items, passages } = readQti(files, 'p');
    expect(passages).toEqual([{ id: 's', title: 'Bacaan', text: 'Teks.', sounds: [] }]);
    expect(items.map(({ passage }) => passage)).toEqual(['s', 's']);
  });

  test('a picture is looked for from where the item lies, and never above the package', () => {
    const shows = (id: string, source: string): Uint8Array =>
      bytes(
        item({
          type: SINGLE,
          key: ['A'],
          body: `<p><img src="${source}" alt="Peta"/></p>${choice(1, 'a', 'b')}`,
        }).replace('soal-1', id),
      );
    const files = new Map([
      ['items/bab-1/a.xml', shows('beneath', '../../images/x.png')],
      ['items/bab-1/b.xml', shows('beside', 'images/x.png')],
      ['items/bab-1/c.xml', shows('above', '../../../images/x.png')],
      ['items/bab-1/d.xml', shows('hidden', '..%2f..%2f..%5cimages/x.png')],
      ['images/x.png', PNG],
      ['items/bab-1/images/x.png', PNG.with(8, 8)],
    ]);
    const { items, media, problems } = readQti(files, 'p');
    const pictures = items.map((one) => [one.id, mediaOfItem(one).map((path) => media.get(path))]);
    expect(pictures).toEqual([
      ['BENEATH', [PNG]],
      ['BESIDE', [PNG.with(8, 8)]],
      ['ABOVE', []],
      ['HIDDEN', []],
    ]);
    expect(problems.map(({ severity, where }) => [severity, where.split(':')[0]])).toEqual([
      ['loss', 'p/items/bab-1/c.xml'],
      ['loss', 'p/items/bab-1/d.xml'],
    ]);
  });

  test.each<readonly [string, Readonly<Record<string, Uint8Array>>, string]>([
    [
      'an item that is not there',
      { 'imsmanifest.xml': manifest(['imsqti_item_xmlv2p2', 'no.xml']) },
      'names no.xml, which is not there',
    ],
    [
      'an item above the package',
      { 'imsmanifest.xml': manifest(['imsqti_item_xmlv2p2', '../../etc/passwd.xml']) },
      'names no items of QTI',
    ],
    [
      'an item on the network',
      { 'imsmanifest.xml': manifest(['imsqti_item_xmlv2p2', 'https://example.org/a.xml']) },
      'names no items of QTI',
    ],
    ['no resource', { 'imsmanifest.xml': manifest() }, 'names no items of QTI'],
    ['a manifest with a DOCTYPE', { 'imsmanifest.xml': bytes('<!DOCTYPE a><manifest/>') }, 'DOCTYPE'],
    [
      'an item with a DOCTYPE',
      { 'imsmanifest.xml': manifest(['imsqti_item_xmlv2p2', 'a.xml']), 'a.xml': bytes('<!DOCTYPE a><a/>') },
      'DOCTYPE',
    ],
    ['nothing', {}, 'holds no file of XML'],
    ['a file that is no QTI', { 'a.xml': bytes('<html/>') }, 'is html: no items of QTI'],
  ])('%s is told', (_, files, what) => {
    const { items, problems } = readQti(new Map(Object.entries(files)), 'p');
    expect(items).toEqual([]);
    expect(said(problems).join('\n')).toContain(what);
  });
});

describe('QTI 1.2', () => {
  const ask = (type: string, presentation: string, conditions: string): string =>
    `<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment ident="a" title="T"><section ident="s" title="TWK"><item ident="q1" title="Soal">
      <itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>${type}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata>
      <presentation><material><mattext texttype="text/html">&lt;p&gt;Berapa &lt;b&gt;ini&lt;/b&gt;?&lt;/p&gt;</mattext></material>${presentation}</presentation>
      <resprocessing><outcomes><decvar varname="SCORE" vartype="Decimal" minvalue="0" maxvalue="100"/></outcomes>${conditions}</resprocessing></item></section></assessment></questestinterop>`;
  const labels = (...texts: string[]): string =>
    `<render_choice>${texts.map((text, at) => `<response_label ident="${'ABCD'[at]}"><material><mattext>${text}</mattext></material></response_label>`).join('')}</render_choice>`;
  const pays = (condition: string, points: number, action = 'Set'): string =>
    `<respcondition continue="${action === 'Set' ? 'No' : 'Yes'}"><conditionvar>${condition}</conditionvar><setvar action="${action}" varname="SCORE">${points}</setvar></respcondition>`;
  const is = (ident: string, value: string): string => `<varequal respident="${ident}">${value}</varequal>`;

  test.each<readonly [string, string, Partial<Interaction>]>([
    [
      'a choice',
      ask(
        'multiple_choice_question',
        `<response_lid ident="r" rcardinality="Single">${labels('satu', 'dua')}</response_lid>`,
        pays(is('r', 'B'), 100),
      ),
      { kind: 'single-choice', options: ['satu', 'dua'], key: [1] },
    ],
    [
      'several of a choice, all or nothing',
      ask(
        'multiple_answers_question',
        `<response_lid ident="r" rcardinality="Multiple">${labels('satu', 'dua', 'tiga')}</response_lid>`,
        pays(`<and>${is('r', 'A')}${is('r', 'C')}<not>${is('r', 'B')}</not></and>`, 100),
      ),
      { kind: 'multiple-response', key: [0, 2], credit: 'all-or-nothing' },
    ],
    [
      'pairs',
      ask(
        'matching_question',
        ['r1', 'r2']
          .map(
            (ident, at) =>
              `<response_lid ident="${ident}"><material><mattext>${'xy'[at]}</mattext></material>${labels('satu', 'dua', 'tiga')}</response_lid>`,
          )
          .join(''),
        pays(is('r1', 'B'), 50, 'Add') + pays(is('r2', 'A'), 50, 'Add'),
      ),
      { kind: 'matching', sources: ['x', 'y'], targets: ['satu', 'dua', 'tiga'], key: [[1], [0]], credit: 'per-part' },
    ],
    [
      'a number in a range',
      ask(
        'numerical_question',
        '<response_str ident="r"><render_fib fibtype="Decimal"><response_label ident="a"/></render_fib></response_str>',
        pays(
          `<or>${is('r', '4')}<and><vargte respident="r">3.5</vargte><varlte respident="r">4.5</varlte></and></or>`,
          100,
        ),
      ),
      { kind: 'numeric', accepted: [{ least: '3.5', greatest: '4.5', credit: FULL }] },
    ],
    [
      'a short text',
      ask(
        'short_answer_question',
        '<response_str ident="r"><render_fib><response_label ident="a"/></render_fib></response_str>',
        pays(is('r', 'Jakarta'), 100),
      ),
      {
        kind: 'short-text',
        accepted: [{ text: 'Jakarta', credit: FULL, wildcard: false }],
        sameness: { ignoresCase: true, ignoresAccents: false, ignoresPunctuation: false },
      },
    ],
  ])('%s', (_, text, expected) => {
    const found = only(text);
    expect(found.interaction).toMatchObject(expected);
    expect(found).toMatchObject({
      id: 'SOAL-Q1',
      section: 'TWK',
      title: 'Soal',
      stem: ['Berapa ', { tag: 'b', children: ['ini'] }, '?'],
    });
  });

  test.each([
    ['essay_question', 'an essay'],
    ['file_upload_question', 'a file to hand in'],
    ['calculated_question', 'differ from candidate to candidate'],
    ['text_only_question', 'a text without a question'],
  ])('%s is refused', (type, why) => {
    const { items, problems } = read(ask(type, '<response_str ident="r"><render_fib/></response_str>', ''));
    expect(items).toEqual([]);
    expect(inEnglish(problems)).toEqual([{ severity: 'error', where: 'a:1', what: expect.stringContaining(why) }]);
  });
});

test('an item whose rules are vast is refused instead of gone through for hours', () => {
  const rule = '<setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>';
  const rules = `<responseProcessing>${rule.repeat(60_000)}</responseProcessing>`;
  const { items, problems } = read(item({ type: MULTIPLE, key: ['A'], body: choice(0, ...'abcdef'), rules }));
  expect(items).toEqual([]);
  expect(said(problems).join()).toContain('rules too large');
});

test('whatever stands in an item, it is read or refused, and nothing is thrown', () => {
  const tags = [
    ...[
      'itemBody',
      'choiceInteraction',
      'simpleChoice',
      'matchInteraction',
      'simpleMatchSet',
      'simpleAssociableChoice',
      'orderInteraction',
    ],
    ...[
      'inlineChoiceInteraction',
      'inlineChoice',
      'textEntryInteraction',
      'hottextInteraction',
      'hottext',
      'gapMatchInteraction',
      'gapText',
    ],
    ...[
      'gap',
      'hotspotInteraction',
      'selectPointInteraction',
      'object',
      'responseDeclaration',
      'outcomeDeclaration',
      'correctResponse',
    ],
    ...[
      'value',
      'mapping',
      'mapEntry',
      'areaMapping',
      'responseProcessing',
      'responseCondition',
      'responseIf',
      'match',
      'variable',
      'p',
      'table',
    ],
    ...[
      'item',
      'presentation',
      'response_lid',
      'render_choice',
      'response_label',
      'material',
      'mattext',
      'resprocessing',
      'respcondition',
    ],
  ];
  const attributes = fc.constantFrom(
    ...[
      '',
      'identifier="RESPONSE"',
      'responseIdentifier="RESPONSE"',
      'cardinality="multiple"',
      'baseType="pair" identifier="RESPONSE" cardinality="single"',
    ],
    ...[
      'identifier="SCORE" cardinality="single" baseType="float"',
      'ident="r" rcardinality="Multiple"',
      'coords="1,x" shape="rect"',
      'maxChoices="-1"',
    ],
  );
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom('teks', 'A', ''),
      fc
        .tuple(fc.constantFrom(...tags), attributes, fc.array(tie('tree'), { maxLength: 4 }))
        .map(([tag, said_, inside]) => `<${tag} ${said_}>${inside.join('')}</${tag}>`),
    ),
  }));
  fc.assert(
    fc.property(
      fc.constantFrom('assessmentItem', 'questestinterop', 'assessmentTest'),
      fc.array(tree, { maxLength: 6 }),
      (root, inside) => {
        const { items, problems } = read(`<${root}>${inside.join('')}</${root}>`);
        expect(items.length + problems.length).toBeGreaterThan(root === 'assessmentTest' ? -1 : 0);
      },
    ),
    { numRuns: 400 },
  );
});
