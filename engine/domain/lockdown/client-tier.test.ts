import { nodeHashing } from '../../storage/node-hashing.ts';
import { type Lockdown, type ShownKeys, type Showing, judgeClient } from './client-tier.ts';
import { requestHash } from './seb-config-key.ts';

const URL = 'http://192.168.1.10:3000/enter/n0nce';
const [usual, reader, exam, foreign] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(64)) as [
  string,
  string,
  string,
  string,
];
const required: Lockdown = { seb: 'required', configKeys: [usual, reader], browserExamKeys: [] };
const preferred: Lockdown = { ...required, seb: 'preferred' };
const withExamKey: Lockdown = { ...required, browserExamKeys: [exam] };

function shows(configKeys: readonly string[], examKeys: readonly string[] = [], at = URL): ShownKeys {
  const hashes = (keys: readonly string[]): string[] => keys.map((key) => requestHash(nodeHashing, at, key));
  return { url: URL, configKeyHashes: hashes(configKeys), browserExamKeyHashes: hashes(examKeys) };
}

const refused = (word: string) => ({ ok: false, refusal: { word } });
const admitted = (value: string | null) => ({ ok: true, value });

test.each<[string, Lockdown | undefined, Showing, object]>([
  ['no rule records nothing', undefined, shows([usual]), admitted(null)],
  ['off records nothing', { ...required, seb: 'off' }, null, admitted(null)],
  ['the usual settings are admitted', required, shows([usual]), admitted('seb')],
  ['the settings for screen readers are admitted', required, shows([reader]), admitted('seb')],
  ['one of two that are shown is enough', required, shows([foreign, usual]), admitted('seb')],
  ['nothing is refused', required, null, refused('lockdown-missing')],
  ['an address alone is refused', required, shows([]), refused('lockdown-missing')],
  ['other settings are refused', required, shows([foreign]), refused('lockdown-wrong')],
  ['the hash for another page is refused', required, shows([usual], [], `${URL}x`), refused('lockdown-wrong')],
  ['the key itself is refused', required, { ...shows([]), configKeyHashes: [usual] }, refused('lockdown-wrong')],
  ['an empty hash is refused', required, { ...shows([]), configKeyHashes: [''] }, refused('lockdown-wrong')],
  ['an address that was used is refused', required, 'stale', refused('lockdown-wrong')],
  ['preferred admits whatever shows nothing', preferred, null, admitted('plain-browser')],
  ['preferred admits whatever shows something wrong', preferred, shows([foreign]), admitted('plain-browser')],
  ['preferred admits an address that was used', preferred, 'stale', admitted('plain-browser')],
  ['preferred knows what is right', preferred, shows([reader]), admitted('seb')],
  ['both keys are asked for where both are known', withExamKey, shows([usual]), refused('lockdown-wrong')],
  ['a wrong exam key is refused', withExamKey, shows([usual], [usual]), refused('lockdown-wrong')],
  ['an exam key alone is refused', withExamKey, shows([foreign], [exam]), refused('lockdown-wrong')],
  ['both keys are admitted', withExamKey, shows([usual], [exam]), admitted('seb')],
])('%s', (_, rules, shown, expected) => expect(judgeClient(nodeHashing, rules, shown)).toEqual(expected));

const withKiosk: Lockdown = { ...required, acceptsManagedKiosk: true };
const onlyKiosk: Lockdown = { seb: 'required', configKeys: [], browserExamKeys: [], acceptsManagedKiosk: true };
test.each<[string, Lockdown, Showing, boolean, object]>([
  ['a kiosk is admitted where kiosks are accepted', withKiosk, null, true, admitted('managed-kiosk')],
  ['a kiosk is nothing where they are not', required, null, true, refused('lockdown-missing')],
  ['what is no kiosk is refused', withKiosk, null, false, refused('lockdown-missing')],
  ['Safe Exam Browser on a kiosk is that', withKiosk, shows([usual]), true, admitted('seb')],
  ['without any key only kiosks are admitted', onlyKiosk, shows([usual]), false, refused('lockdown-wrong')],
  ['without any key a kiosk is admitted', onlyKiosk, null, true, admitted('managed-kiosk')],
  ['preferred tells kiosks', { ...withKiosk, seb: 'preferred' }, null, true, admitted('managed-kiosk')],
])('%s', (_, rules, shown, isKiosk, expected) =>
  expect(judgeClient(nodeHashing, rules, shown, isKiosk)).toEqual(expected),
);
