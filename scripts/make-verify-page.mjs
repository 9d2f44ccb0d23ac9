// One page that holds everything: opened from a file, it needs nothing else and may fetch nothing. Beside it the verifier in Python.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export async function makeVerifyPage(root, dist) {
  const { build } = await import('esbuild');
  const source = path.join(root, 'scripts/verify');
  const read = (name) => readFileSync(path.join(root, name), 'utf8');
  const made = await build({
    absWorkingDir: root,
    entryPoints: ['scripts/verify/page/verify-page.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    write: false,
    logLevel: 'warning',
  });
  const script = made.outputFiles[0].text.trim().replaceAll('</script', '<\\/script');
  const sheets = ['engine/identity/tokens.css', 'engine/identity/terang.css', 'scripts/verify/page/page.css'];
  const style = sheets.map((name) => withoutFonts(read(name))).join('\n');
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)} blob:`,
    `style-src ${hash(style)}`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  // A function, as `$&` in a replacement would be a pattern.
  const page = readFileSync(path.join(source, 'page/page.html'), 'utf8')
    .replace('@POLICY@', () => policy)
    .replace('<!-- STYLE -->', () => `<style>${style}</style>`)
    .replace('<!-- SCRIPT -->', () => `<script>${script}</script>`);
  const target = path.join(dist, 'verify');
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, 'verify.html'), page);
  writeFileSync(path.join(target, 'policy.txt'), policy);
  for (const name of ['verify.py', 'sentences.json']) copyFileSync(path.join(source, name), path.join(target, name));
}

function withoutFonts(sheet) {
  return sheet.replace(/@import[^;]+;/g, '');
}
