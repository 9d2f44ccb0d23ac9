import type { Form } from '#domain/form/form.ts';

/** From the engine's gzipped JSON to the form. Throws on anything else: half a paper must not be shown. */
export async function readPaper(gzip: Uint8Array | ArrayBuffer): Promise<Form> {
  const packed = new Response(new Uint8Array(gzip)).body;
  if (packed === null) throw new Error('the paper is empty');
  const form = (await new Response(packed.pipeThrough(new DecompressionStream('gzip'))).json()) as Form;
  if (form.format !== 'terang-form/1') throw new Error(`not a paper that this page can read: ${String(form.format)}`);
  return form;
}
