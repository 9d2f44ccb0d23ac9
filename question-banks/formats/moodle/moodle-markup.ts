import type { ReadItems } from '#domain/item/authored-item.ts';
import type { RichText } from '#domain/item/rich-text.ts';
import { type HtmlWords, escapeHtml, writeHtml } from '../html/write-html.ts';
import { mediaOfText } from '../reading/media-of.ts';

export type Media = ReadItems['media'];

/** Rich text as Moodle keeps it: HTML that names its files by a sign for their place. */
export function moodleHtml(text: RichText, gap?: NonNullable<HtmlWords['gap']>): string {
  const picture = (path: string): string => `@@PLUGINFILE@@/${path.replace(/^media\//, '')}`;
  return writeHtml(text, { picture, ...(gap !== undefined && { gap }) });
}

/** `<text>` with HTML in it, and the files that these texts show. */
export function htmlXml(html: string, texts: readonly RichText[], media: Media): string {
  const paths = new Set(texts.flatMap(mediaOfText));
  return `<text>${escapeHtml(html)}</text>${[...paths].map((path) => fileXml(path, media)).join('')}`;
}

export function richXml(text: RichText, media: Media): string {
  return htmlXml(moodleHtml(text), [text], media);
}

export function plainXml(text: string): string {
  return `<text>${escapeHtml(text)}</text>`;
}

function fileXml(path: string, media: Media): string {
  const bytes = media.get(path);
  if (bytes === undefined) return '';
  const name = escapeHtml(path.replace(/^media\//, ''));
  return `<file name="${name}" path="/" encoding="base64">${Buffer.from(bytes).toString('base64')}</file>`;
}
