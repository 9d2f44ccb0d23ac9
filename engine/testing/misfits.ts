/** Runs in the page: a resize is told to it before the first of two frames, so by the second it has been drawn. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}

/** Runs in the page: what stands out of the window, and text that its own box cuts off. */
export function misfits(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement;
  const wide = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : [];
  const named = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.className} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
  /** Tables may be wider than the window and scroll by themselves; what only screen readers read is cut on purpose. */
  const isExempt = (element: Element): boolean => element.closest('.sr, svg, [role="grid"], [role="table"]') !== null;
  const cut = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
    if (isExempt(element) || (element.textContent ?? '').trim() === '') return false;
    const { clipPath, overflowX, overflowY, textOverflow } = getComputedStyle(element);
    if (clipPath !== 'none') return false;
    const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
    const isWide = hides(overflowX) && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1;
    return isWide || (hides(overflowY) && element.scrollHeight > element.clientHeight + 2);
  });
  const outside = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
    if (isExempt(element)) return false;
    const { left, right, width } = element.getBoundingClientRect();
    return width > 1 && (right > innerWidth + 1 || left < -1);
  });
  return [
    ...wide,
    ...cut.map((element) => `cut off: ${named(element)}`),
    ...outside.slice(0, 5).map((element) => `outside: ${named(element)}`),
  ];
}
