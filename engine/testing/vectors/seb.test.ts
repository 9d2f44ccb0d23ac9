import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { configKey, sebJson } from '#domain/lockdown/seb-config-key.ts';
import { readPlist } from '#domain/lockdown/seb-read-plist.ts';
import type { SebDict } from '#domain/lockdown/seb-value.ts';
import { sebArray, sebBoolean, sebDict, sebInteger, sebString } from '#domain/lockdown/seb-value.ts';
import { writePlist } from '#domain/lockdown/seb-write-plist.ts';
import { nodeHashing } from '../../storage/node-hashing.ts';
import { openSebFile } from '../../transport/seb-container.ts';
import { describeVectors } from './describe-vectors.ts';

interface Vector {
  readonly id: string;
  readonly kind: string;
  readonly sebJson?: string;
  readonly sebJsonFile?: string;
  readonly file?: string;
  readonly fileSha256?: string;
  readonly password?: string;
  readonly plaintextXmlSha256?: string;
  readonly plainTwinFile?: string;
  readonly configKey: string;
}

/** What the upstream test sets, in an order of its own. */
function smallSettings(filtersContent: boolean): SebDict {
  return sebDict({
    startURL: sebString('https://www.example.com/moodle/mod/quiz/view.php?id=1'),
    URLFilterRules: sebArray(
      sebDict({
        regex: sebBoolean(false),
        expression: sebString('test.com'),
        active: sebBoolean(true),
        action: sebInteger(1),
      }),
    ),
    URLFilterEnableContentFilter: sebBoolean(filtersContent),
    URLFilterEnable: sebBoolean(true),
    showTime: sebBoolean(false),
    hashedQuitPassword: sebString('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'),
    ...Object.fromEntries(
      ['allowPreferencesWindow', 'allowSpellCheck', 'allowWlan', 'audioMute', 'examSessionClearCookiesOnStart'].map(
        (key) => [key, sebBoolean(false)],
      ),
    ),
    ...Object.fromEntries(
      [
        'showTaskBar',
        'showReloadButton',
        'showInputLanguage',
        'sendBrowserExamKey',
        'quitURLConfirm',
        'browserWindowAllowReload',
        'audioControlEnabled',
        'allowQuit',
      ].map((key) => [key, sebBoolean(true)]),
    ),
  });
}

describeVectors('Safe Exam Browser Config Keys', 'seb', (directory) => {
  const read = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(directory, name)));
  const { vectors } = JSON.parse(readFileSync(path.join(directory, 'vectors.json'), 'utf8')) as { vectors: Vector[] };
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

  test('V1 to V5 are there', () => {
    expect(vectors.map(({ id }) => id)).toEqual(['V1', 'V2', 'V3', 'V4', 'V5']);
  });

  test.each([
    ['V1', false],
    ['V2', true],
  ])('%s: settings made here give the published text and key', (id, filtersContent) => {
    const vector = vectors.find((one) => one.id === id);
    expect(sebJson(smallSettings(filtersContent))).toBe(vector?.sebJson);
    expect(configKey(nodeHashing, smallSettings(filtersContent))).toBe(vector?.configKey);
  });

  test.each(vectors.filter(({ file }) => file !== undefined).map((vector) => [vector.id, vector] as const))(
    '%s: the file gives the published key, and again after being written by us',
    (_, { configKey: published, file, fileSha256, password, plaintextXmlSha256, sebJsonFile }) => {
      const bytes = read(file ?? '');
      expect(sha256(bytes)).toBe(fileSha256);
      const { xml } = openSebFile(bytes, password ?? null);
      if (plaintextXmlSha256 !== undefined) expect(sha256(xml)).toBe(plaintextXmlSha256);
      const settings = readPlist(new TextDecoder().decode(xml));
      expect(configKey(nodeHashing, settings)).toBe(published);
      const again = readPlist(writePlist(settings));
      expect(again).toEqual(settings);
      expect(configKey(nodeHashing, again)).toBe(published);
      if (sebJsonFile !== undefined) expect(sebJson(settings)).toBe(new TextDecoder().decode(read(sebJsonFile)));
    },
  );

  test('V5: the encrypted file and its plain twin give one key, and another password opens nothing', () => {
    const vector = vectors.find(({ id }) => id === 'V5');
    const twin = readPlist(new TextDecoder().decode(openSebFile(read(vector?.plainTwinFile ?? ''), null).xml));
    expect(configKey(nodeHashing, twin)).toBe(vector?.configKey);
    const bytes = read(vector?.file ?? '');
    expect(() => openSebFile(bytes, 'Test')).toThrow('password');
    expect(() => openSebFile(bytes, null)).toThrow('password');
  });
});
