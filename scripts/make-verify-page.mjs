// One page that holds everything: opened from a file, it needs nothing else and may fetch nothing. Beside it the verifier in Python.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export async function makeVerifyPage(root, dist) {
  const more = ['worker-src blob:'];
  const title = 'Periksa hasil ujian';
  const made = { source: 'scripts/verify', name: 'verify', title, scripts: ' blob:', more };
  const target = await makeOneFile(root, dist, made);
  const source = path.join(root, 'scripts/verify');
  for (const name of ['verify.py', 'sentences.json']) copyFileSync(path.join(source, name), path.join(target, name));
}

/** The page of a witness asks an engine, wherever it is, and nobody else. */
export async function makeWitnessPage(root, dist) {
  const more = ["connect-src 'self' http: https:", 'img-src data:'];
  const main = '<div id="state"></div><div id="setup"></div>';
  await makeOneFile(root, dist, {
    source: 'scripts/witness',
    name: 'witness',
    title: 'Saksi',
    main,
    scripts: '',
    more,
  });
}

/** The page of the check desk asks the engine that it came from, and nobody else; it looks like the verifier's. */
export async function makeCheckPage(root, dist) {
  const more = ["connect-src 'self'", 'img-src data:'];
  const looks = ['scripts/verify/page/page.css'];
  const title = 'Meja cek';
  await makeOneFile(root, dist, { source: 'scripts/check-desk', name: 'check', title, scripts: '', more, looks });
}

/** `title` and `main` are what stands before the script has said more. */
async function makeOneFile(root, dist, { source, name: own, title, main = '', scripts, more, looks = [] }) {
  const { build } = await import('esbuild');
  const read = (name) => readFileSync(path.join(root, name), 'utf8');
  const made = await build({
    absWorkingDir: root,
    entryPoints: [`${source}/page/${own}-page.ts`],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    write: false,
    logLevel: 'warning',
  });
  const script = made.outputFiles[0].text.trim().replaceAll('</script', '<\\/script');
  const sheets = ['engine/identity/tokens.css', 'engine/identity/terang.css', ...looks, `${source}/page/page.css`];
  const style = sheets.map((name) => withoutFonts(read(name))).join('\n');
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}${scripts}`,
    `style-src ${hash(style)}`,
    ...more,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  // A function, as `$&` in a replacement would be a pattern.
  const page = read('scripts/one-file-page.html')
    .replace('@POLICY@', () => policy)
    .replace('@TITLE@', () => title)
    .replace('<!-- MAIN -->', () => main)
    .replace('<!-- STYLE -->', () => `<style>${style}</style>`)
    .replace('<!-- SCRIPT -->', () => `<script>${script}</script>`);
  const target = path.join(dist, own);
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, `${own}.html`), page);
  writeFileSync(path.join(target, 'policy.txt'), policy);
  return target;
}

function withoutFonts(sheet) {
  return sheet.replace(/@import[^;]+;/g, '');
}
