import type { Watch } from './lookout.ts';

const OUR_ATTRIBUTES = new Set(['lang', 'dir', 'style', 'data-theme', 'data-layout', 'data-watched']);
const OUR_PLACE = 'sitting';

/** Scripts and style of the page's own, and its dialogs, which stand outside of what they were opened from. */
function isOurs(node: Node): boolean {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').trim() === '';
  if (node.nodeType !== Node.ELEMENT_NODE) return true;
  const element = node as Element;
  if (element.id === OUR_PLACE || /^(HEAD|BODY|DIALOG|NOSCRIPT|STYLE|LINK|META|TITLE)$/.test(element.tagName))
    return true;
  return element.tagName === 'SCRIPT' && !/^[a-z-]+-extension:/.test(element.getAttribute('src') ?? '');
}

function hasStrange(root: Element): boolean {
  return [...root.attributes].some(({ name }) => !OUR_ATTRIBUTES.has(name));
}

/**
 * Elements, text or attributes that did not come from us, beside the place where the exam is drawn. Nothing of what they are is
 * told, only that they are there. What an extension keeps in a shadow of its own, changes inside of an item, or only reads is
 * not seen; and an extension that helps somebody to read gives this sign as well as one that cheats.
 */
export const watchForeignContent: Watch = ({ page, now, tell }) => {
  const { body, documentElement } = page.document;
  const say = (): void => tell('foreign-content', Math.round(now()), 0);
  const isStrange = ({ addedNodes, attributeName, type }: MutationRecord): boolean =>
    type === 'attributes' ? !OUR_ATTRIBUTES.has(attributeName ?? '') : [...addedNodes].some((node) => !isOurs(node));
  const observer = new MutationObserver((records) => {
    if (records.some(isStrange)) say();
  });
  for (const place of [documentElement, body]) observer.observe(place, { childList: true, attributes: true });
  const standing = [documentElement, body].some(
    (place) => hasStrange(place) || [...place.childNodes].some((node) => !isOurs(node)),
  );
  if (standing) say();
  return () => observer.disconnect();
};
