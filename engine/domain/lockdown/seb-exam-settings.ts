import {
  type SebDict,
  type SebValue,
  sebArray,
  sebBoolean,
  sebData,
  sebDict,
  sebInteger,
  sebString,
} from './seb-value.ts';

export interface SebExam {
  /** `http://192.168.1.10:3000`: scheme, host and port as the stations type them, nothing else. */
  readonly origin: string;
  /** Host and port of the origin. */
  readonly host: string;
  /** Hex SHA-256 of the password with which an invigilator ends the browser and opens its lock screen. */
  readonly hashedQuitPassword: string;
  /** 32 random bytes: no other file has the same keys. */
  readonly salt: Uint8Array;
  /** A screen reader does not speak on a desktop of SEB's own. */
  readonly screenReader: boolean;
}

/** Where a station begins, so that each page load has an address of its own. */
export const ENTER_PATH = '/enter';
/** Going here ends the browser, once its question is answered with yes. */
export const LEAVE_PATH = '/leave';

/**
 * What a station of an exam needs. Settings that protect are told even where they are the browser's default: only what is in
 * the file counts for the Config Key, and defaults differ between versions.
 */
export function sebExamSettings(exam: SebExam): SebDict {
  return sebDict({
    ...flags(ON, true),
    ...flags(OFF, false),
    allowedDisplaysMaxNumber: sebInteger(1),
    browserViewMode: sebInteger(1),
    // On Macs and iPads: the engine that shows its keys to scripts.
    browserWindowWebView: sebInteger(3),
    // Blocked. SEB's isolated clipboard needs a secure context and breaks pages that are served without TLS.
    clipboardPolicy: sebInteger(1),
    createNewDesktop: sebBoolean(!exam.screenReader),
    // On-screen keyboards and dictation send keys as remote-control programs do.
    enableInjected: sebBoolean(exam.screenReader),
    examKeySalt: sebData(exam.salt),
    hashedQuitPassword: sebString(exam.hashedQuitPassword),
    killExplorerShell: sebBoolean(exam.screenReader),
    newBrowserWindowByLinkPolicy: sebInteger(0),
    newBrowserWindowByScriptPolicy: sebInteger(0),
    quitURL: sebString(exam.origin + LEAVE_PATH),
    sebConfigPurpose: sebInteger(0),
    sebMode: sebInteger(0),
    // Without SEB's service the task manager and the power menu stay within reach.
    sebServicePolicy: sebInteger(2),
    startURL: sebString(exam.origin + ENTER_PATH),
    URLFilterRules: sebArray(onlyThis(exam.host)),
  });
}

const ON = [
  'allowQuit', // asks for the quit password
  'browserWindowAllowReload', // a page that hangs; nothing is lost by it
  'enableCursorVerification',
  'enablePrivateClipboard', // Macs
  'enableSessionVerification',
  'enableZoomPage',
  'examSessionClearCookiesOnStart',
  'ignoreExitKeys',
  'newBrowserWindowByLinkBlockForeign',
  'quitURLConfirm',
  'sendBrowserExamKey', // both keys; without it no header is sent
  'showInputLanguage',
  'showReloadButton',
  'showTaskBar',
  'showTime',
  'URLFilterEnable',
];

const OFF = [
  'allowBrowsingBackForward',
  'allowDeveloperConsole',
  'allowDictation',
  'allowDownloads',
  'allowFind',
  'allowPreferencesWindow',
  'allowPrint',
  'allowScreenSharing',
  'allowSiri',
  'allowSpellCheck',
  'allowUploads',
  'allowVirtualMachine',
  'downloadAndOpenSebConfig',
  'enableAltF4',
  'enableAltTab',
  'enableCtrlEsc',
  ...Array.from({ length: 12 }, (_, key) => `enableF${key + 1}`),
  'enablePrintScreen',
  'enableRightMouse',
  'enableStartMenu',
  // With it and the profile's removal the browser would wipe answers that wait for the network when it is ended.
  'examSessionClearCookiesOnEnd',
  'examSessionReconfigureAllow',
  'removeBrowserProfile',
  'sebServiceIgnore',
  // The pages' own policy lets nothing foreign in; on Macs this would bring back the engine without keys.
  'URLFilterEnableContentFilter',
];

function flags(keys: readonly string[], value: boolean): Record<string, SebValue> {
  return Object.fromEntries(keys.map((key) => [key, sebBoolean(value)]));
}

/** No scheme, so that the websocket passes too. Whatever no rule allows is blocked. */
function onlyThis(host: string): SebDict {
  return sebDict({
    action: sebInteger(1),
    active: sebBoolean(true),
    expression: sebString(host),
    regex: sebBoolean(false),
  });
}
