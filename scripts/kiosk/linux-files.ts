/** A file of the kiosk, as it is to be copied to `place` on a workstation. */
export interface KioskFile {
  readonly name: string;
  readonly place: string;
  readonly text: string;
  readonly isProgram: boolean;
}

const USER = 'terang-kiosk';
const CAGE = 'terang-kiosk-cage.sh';
const UNDER_X = 'terang-kiosk-x.sh';

/**
 * The browser's own command line. The profile is on the disk on purpose: it keeps answers that wait for the network, and what
 * the workstation is enrolled by, through a power cut.
 */
function browserLines(origin: string, more: readonly string[] = []): string[] {
  return [
    'profile="${HOME}/.local/share/terang-kiosk"',
    'mkdir -p "${profile}"',
    'browser=chromium',
    'command -v "${browser}" >/dev/null 2>&1 || browser=google-chrome',
    `address='${origin}/'"?workstation=$(uname -n)"`,
    'set -- --kiosk --start-fullscreen --no-first-run --no-default-browser-check --noerrdialogs \\',
    '  --disable-session-crashed-bubble --disable-pinch --overscroll-history-navigation=0 \\',
    ...more.map((line) => `  ${line} \\`),
    '  --password-store=basic --user-data-dir="${profile}" "${address}"',
  ];
}

/** One application on the whole screen, and no way to another: `cage` switches to no other terminal unless told to. */
export function cageScript({ origin }: URL): KioskFile {
  const lines = [
    '#!/bin/sh',
    `# Terang on this computer, for ${origin} and nothing else. Needs cage and Chromium with the managed policy beside this file.`,
    'set -eu',
    ...browserLines(origin, ['--ozone-platform=wayland']),
    'exec cage -d -m last -- "${browser}" "$@"',
  ];
  return { name: CAGE, place: `/usr/local/bin/${CAGE}`, text: textOf(lines), isProgram: true };
}

/** The same under X, for machines on which cage does not run. Without a window manager there is nothing to switch to. */
export function xScript({ origin }: URL): KioskFile {
  const lines = [
    '#!/bin/sh',
    `# Terang on this computer under X, for ${origin}. Start it with: xinit ${`/usr/local/bin/${UNDER_X}`} -- :0 vt1 -nolisten tcp`,
    'set -eu',
    'xset s off s noblank -dpms',
    ...browserLines(origin),
    '# Whoever ends the browser gets it again.',
    'while :; do',
    '  "${browser}" "$@" || true',
    '  sleep 1',
    'done',
  ];
  return { name: UNDER_X, place: `/usr/local/bin/${UNDER_X}`, text: textOf(lines), isProgram: true };
}

/** X lets nobody to another terminal and is not ended by a key. */
export function xorgFlags(): KioskFile {
  const lines = ['Section "ServerFlags"', '  Option "DontVTSwitch" "true"', '  Option "DontZap" "true"', 'EndSection'];
  const name = 'terang-kiosk-xorg.conf';
  return { name, place: `/etc/X11/xorg.conf.d/${name}`, text: textOf(lines), isProgram: false };
}

/** Starts with the machine in the place of the login on the first terminal, and again whenever it ends. */
export function kioskUnit(): KioskFile {
  const lines = [
    '[Unit]',
    'Description=Terang exam kiosk',
    'After=systemd-user-sessions.service network-online.target',
    'Wants=network-online.target',
    'Conflicts=getty@tty1.service',
    'After=getty@tty1.service',
    'StartLimitIntervalSec=0',
    '',
    '[Service]',
    `User=${USER}`,
    'PAMName=login',
    'TTYPath=/dev/tty1',
    'TTYReset=yes',
    'TTYVHangup=yes',
    'StandardInput=tty-fail',
    'StandardOutput=journal',
    'UtmpIdentifier=tty1',
    'UtmpMode=user',
    `ExecStart=/usr/local/bin/${CAGE}`,
    'Restart=always',
    'RestartSec=1',
    'NoNewPrivileges=yes',
    '',
    '[Install]',
    'WantedBy=multi-user.target',
  ];
  const name = 'terang-kiosk.service';
  return { name, place: `/etc/systemd/system/${name}`, text: textOf(lines), isProgram: false };
}

function textOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
