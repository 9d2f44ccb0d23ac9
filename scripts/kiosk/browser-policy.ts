/** What a policy can say: the JSON of Chromium's own managed policies. */
export type PolicyValue = boolean | number | string | readonly string[] | Readonly<Record<string, string>>;
export type BrowserPolicy = Readonly<Record<string, PolicyValue>>;

/** Everything but the allow-list is blocked by `*`; the rest are schemes of which a browser thinks as its own. */
const BLOCKED = ['*', 'view-source:*', 'file://*', 'chrome://*', 'devtools://*', 'javascript://*', 'data:*', 'ftp://*'];

const OFF = [
  'AllowDeletingBrowserHistory',
  'AllowFileSelectionDialogs',
  'AudioCaptureAllowed',
  'AutofillAddressEnabled',
  'AutofillCreditCardEnabled',
  'BackgroundModeEnabled',
  'BookmarkBarEnabled',
  'BrowserAddPersonEnabled',
  'BrowserGuestModeEnabled',
  'ComponentUpdatesEnabled',
  'EditBookmarksEnabled',
  'EnableMediaRouter',
  'MetricsReportingEnabled',
  'PasswordManagerEnabled',
  'PrintingEnabled',
  'QRCodeGeneratorEnabled',
  'RemoteDebuggingAllowed',
  'ScreenCaptureAllowed',
  'SearchSuggestEnabled',
  'SpellcheckEnabled',
  'TaskManagerEndProcessEnabled',
  'TranslateEnabled',
  'UserFeedbackAllowed',
  'VideoCaptureAllowed',
] as const;

/** Of settings that a site may ask a person to change: 2 refuses without asking. */
const REFUSED = [
  'DefaultClipboardSetting',
  'DefaultFileSystemReadGuardSetting',
  'DefaultFileSystemWriteGuardSetting',
  'DefaultGeolocationSetting',
  'DefaultNotificationsSetting',
  'DefaultPopupsSetting',
  'DefaultSerialGuardSetting',
  'DefaultWebBluetoothGuardSetting',
  'DefaultWebHidGuardSetting',
  'DefaultWebUsbGuardSetting',
] as const;

/** Helpers that answer questions, write texts or look at the page, each with its own number for "off". */
const HELPERS: BrowserPolicy = {
  AIModeSettings: 1,
  CreateThemesSettings: 2,
  DevToolsGenAiSettings: 2,
  GeminiSettings: 1,
  GenAILocalFoundationalModelSettings: 1,
  HelpMeWriteSettings: 2,
  HistorySearchSettings: 2,
  LensOverlaySettings: 1,
  TabCompareSettings: 2,
};

/**
 * Policies under which a Chromium shows one server and nothing else. `RestoreOnStartup` 4 opens the list of addresses;
 * `DownloadRestrictions` 3 takes no download at all; `DeveloperToolsAvailability` 2 has no tools; `IncognitoModeAvailability` 1
 * has no private windows, in which answers that wait for the network would be lost.
 */
export function browserPolicy({ origin }: URL): BrowserPolicy {
  return {
    URLBlocklist: BLOCKED,
    URLAllowlist: [exactly(origin)],
    ...Object.fromEntries(OFF.map((name) => [name, false])),
    ...HELPERS,
    ...Object.fromEntries(REFUSED.map((name) => [name, 2])),

    AutomaticFullscreenAllowedForUrls: [origin],
    AutoplayAllowed: true,
    BrowserSignin: 0,
    DeveloperToolsAvailability: 2,
    DisableScreenshots: true,
    DnsOverHttpsMode: 'off',
    DownloadRestrictions: 3,
    ExtensionInstallBlocklist: ['*'],
    HomepageIsNewTabPage: false,
    HomepageLocation: `${origin}/`,
    IncognitoModeAvailability: 1,
    NewTabPageLocation: `${origin}/`,
    ProxySettings: { ProxyMode: 'direct' },
    RestoreOnStartup: 4,
    RestoreOnStartupURLs: [`${origin}/`],
    SyncDisabled: true,
    // Whether there is a second screen; without it the browser would ask.
    WindowManagementAllowedForUrls: [origin],
  };
}

/** With a point before it a host is this one and none below it (Chromium's URL blocklist filter format). */
function exactly(origin: string): string {
  const { host, hostname, protocol } = new URL(origin);
  return /^[\d.]+$|^\[/.test(hostname) ? origin : `${protocol}//.${host}`;
}
