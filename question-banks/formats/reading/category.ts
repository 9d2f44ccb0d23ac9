/** Where an item belongs, as a category's path says it: `$course$/top/TWK/Nasionalisme` is section TWK, topic Nasionalisme. */
export interface Category {
  readonly section: string;
  readonly topic: string;
  /** What lies below the topic. */
  readonly deeper: readonly string[];
}

/** Two slashes stand for one that is no border. */
export function readCategory(path: string): Category {
  const parts = path
    .replace(/\/\//g, '\ue000')
    .split('/')
    .map((part) => part.replace(/\ue000/g, '/').trim());
  const [first, second] = parts;
  const context = /^\$(course|module|system|coursecat|user|cat\d*)\d*\$$/.test(first ?? '') ? 1 : 0;
  const names = parts
    .slice(context + ((context === 1 ? second : first) === 'top' ? 1 : 0))
    .filter((part) => part !== '');
  return { section: names[0] ?? '', topic: names[1] ?? '', deeper: names.slice(2) };
}

export function writeCategory(section: string, topic: string): string {
  const escaped = [section, topic].filter((part) => part !== '').map((part) => part.replace(/\//g, '//'));
  return ['$course$', 'top', ...escaped].join('/');
}
