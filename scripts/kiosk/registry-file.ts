import type { BrowserPolicy, PolicyValue } from './browser-policy.ts';

export type WindowsBrowser = 'chrome' | 'edge';

const KEYS: Readonly<Record<WindowsBrowser, string>> = {
  chrome: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome',
  edge: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge',
};

/** What Edge calls otherwise, and (null) what it does not know. */
const EDGE_NAMES: Readonly<Record<string, string | null>> = {
  AIModeSettings: null,
  BookmarkBarEnabled: 'FavoritesBarEnabled',
  BrowserAddPersonEnabled: 'BrowserAddProfileEnabled',
  EditBookmarksEnabled: 'EditFavoritesEnabled',
  CreateThemesSettings: null,
  DevToolsGenAiSettings: null,
  GeminiSettings: null,
  GenAILocalFoundationalModelSettings: null,
  HelpMeWriteSettings: null,
  HistorySearchSettings: null,
  IncognitoModeAvailability: 'InPrivateModeAvailability',
  LensOverlaySettings: null,
  MetricsReportingEnabled: null,
  TaskManagerEndProcessEnabled: null,
  TabCompareSettings: null,
};
const EDGE_OWN: BrowserPolicy = { EdgeShoppingAssistantEnabled: false, HubsSidebarEnabled: false };

/** The policy as a file that an administrator merges into the registry of a Windows computer. */
export function registryFile(policy: BrowserPolicy, browser: WindowsBrowser): string {
  const told = browser === 'edge' ? { ...renamed(policy), ...EDGE_OWN } : policy;
  const plain = Object.entries(told).flatMap(([name, value]) => (Array.isArray(value) ? [] : [lineOf(name, value)]));
  const lists = Object.entries(told).flatMap(([name, value]) =>
    Array.isArray(value) ? ['', `[${KEYS[browser]}\\${name}]`, ...value.map(numbered)] : [],
  );
  const lines = ['Windows Registry Editor Version 5.00', '', `[${KEYS[browser]}]`, ...plain, ...lists, ''];
  return lines.join('\r\n');
}

function renamed(policy: BrowserPolicy): BrowserPolicy {
  const pairs = Object.entries(policy).flatMap(([name, value]) => {
    const other = Object.hasOwn(EDGE_NAMES, name) ? EDGE_NAMES[name] : name;
    return other === null || other === undefined ? [] : [[other, value] as const];
  });
  return Object.fromEntries(pairs);
}

function numbered(value: string, place: number): string {
  return `"${place + 1}"=${quoted(value)}`;
}

function lineOf(name: string, value: PolicyValue): string {
  if (typeof value === 'boolean' || typeof value === 'number') {
    return `"${name}"=dword:${Number(value).toString(16).padStart(8, '0')}`;
  }
  return `"${name}"=${quoted(typeof value === 'string' ? value : JSON.stringify(value))}`;
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
