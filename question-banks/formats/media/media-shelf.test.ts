import { inEnglish } from '../../../engine/testing/in-english.ts';
import { MediaShelf } from './media-shelf.ts';

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const svg = (inside: string, attributes = ''): Uint8Array =>
  bytes(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`,
  );

test('a picture gets the ending of its bytes and a name that leads nowhere', () => {
  const shelf = new MediaShelf();
  expect(shelf.add('../../Fótó 1.exe', PNG)).toEqual({ ok: true, path: 'media/Foto-1.png' });
  expect(shelf.add('Foto-1.png', PNG)).toEqual({ ok: true, path: 'media/Foto-1.png' });
  expect(shelf.add('C:\\x\\Foto-1.png', PNG.with(8, 2))).toEqual({ ok: true, path: 'media/Foto-1-2.png' });
  expect(shelf.add('...', Uint8Array.of(0xff, 0xd8, 0xff, 1))).toEqual({ ok: true, path: 'media/picture.jpg' });
  expect([...shelf.media.keys()]).toEqual(['media/Foto-1.png', 'media/Foto-1-2.png', 'media/picture.jpg']);
});

test('a drawing that only draws is taken', () => {
  const shelf = new MediaShelf();
  const drawing = svg(
    '<defs><linearGradient id="g"/></defs><style>.a{fill:url(#g)}</style><use xlink:href="#g"/>' +
      '<rect fill="url(#g)" style="stroke:red"/><image href="data:image/png;base64,AA"/><text>a</text>',
  );
  expect(shelf.add('a', drawing)).toEqual({ ok: true, path: 'media/a.svg' });
});

test.each<readonly [string, Uint8Array, string]>([
  ['nothing', new Uint8Array(), 'is empty'],
  ['a page', bytes('<html><script>x</script></html>'), 'is no picture'],
  ['a page that says it is XML', bytes('<?xml version="1.0"?><html/>'), 'is XML, but no SVG'],
  ['a program', Uint8Array.of(0x4d, 0x5a, 0x90), 'is no picture'],
  ['a moving picture', bytes('GIF89a'), 'is a .gif picture'],
  ['a huge picture', new Uint8Array(1_100_000).fill(0x89), 'has 1075 KB, a picture at most 1024'],
  ['a script', svg('<script>alert(1)</script>'), 'with <script>'],
  ['a script below', svg('<g><g><script href="x"/></g></g>'), 'with <script>'],
  ['a page inside', svg('<foreignObject><body/></foreignObject>'), 'with <foreignObject>'],
  ['a handler', svg('', 'onload="alert(1)"'), 'event handler'],
  ['a picture from outside', svg('<image href="https://x.example/a.png"/>'), 'refers outside'],
  ['a picture from outside, the old way', svg('<image xlink:href="//x.example/a.png"/>'), 'refers outside'],
  ['a page as a picture', svg('<image href="data:text/html,x"/>'), 'refers outside'],
  ['a drawing in a drawing', svg('<image href="data:image/svg+xml;base64,AA"/>'), 'refers outside'],
  ['a link that runs', svg('<a xlink:href=" javascript:alert(1)"><text>a</text></a>'), 'refers outside'],
  ['a font from outside', svg('<style>@import url(//x.example/a.css)</style>'), 'loads something'],
  ['a hidden import', svg('<style>@\\69mport "x"</style>'), 'loads something'],
  ['a fill from outside', svg('<rect fill="url(https://x.example/a#b)"/>'), 'refers outside'],
  ['a style from outside', svg('<rect style="fill: url( \'//x\')"/>'), 'refers outside'],
  ['an animated link', svg('<a href="#a"><animate attributeName="href" to="javascript:x"/></a>'), 'moves'],
  ['entities', bytes('<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>'), 'DOCTYPE'],
  ['a drawing cut short', bytes('<svg xmlns="http://www.w3.org/2000/svg"><g>'), 'not well-formed'],
])('%s is refused', (_, content, what) => {
  const shelf = new MediaShelf();
  const shelved = shelf.add('a.svg', content);
  expect(inEnglish(shelved.ok ? '' : shelved.what)).toContain(what);
  expect(shelf.media.size).toBe(0);
});
