import type { ReactNode } from 'react';

const marks = {
  leading: <path d="M10 6h11M10 12h11M10 18h11M4.5 5v14M2.5 7l2-2 2 2M2.5 17l2 2 2-2" />,
  linear: <path d="M5 4h14v7H5zM5 15h14M5 19.5h14" />,
  theme: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor" />
    </>
  ),
  saved: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M8 12.3l2.8 2.8 5.2-6" />
    </>
  ),
  saving: (
    <>
      <path d="M20 12a8 8 0 1 1-2.6-5.9" />
      <path d="M20 3v4.5h-4.5" />
    </>
  ),
  unsaved: (
    <>
      <path d="M12 3.2L21.5 20h-19z" />
      <path d="M12 10v4.5M12 17.2v.1" />
    </>
  ),
  blank: <circle cx="12" cy="12" r="9" strokeDasharray="3.5 3.6" />,
  eye: (
    <>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  'eye-off': (
    <path d="M4 4l16 16M9.9 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-2.6 3.3M6.3 7.6A16 16 0 0 0 2.5 12S6 18.5 12 18.5c1.4 0 2.6-.3 3.7-.8" />
  ),
  flag: <path d="M5.5 21V4M5.5 4.5h12l-2.6 4 2.6 4h-12" />,
  strike: <path d="M6.5 20L12 4l5.5 16M3 13.5h18" />,
  undo: <path d="M8 5L3.5 9.5 8 14M4 9.5h10a5.5 5.5 0 0 1 0 11H9" />,
  up: <path d="M5.5 14.5L12 8l6.5 6.5" />,
  down: <path d="M5.5 9.5L12 16l6.5-6.5" />,
  help: (
    <>
      <path d="M8.6 9a3.5 3.5 0 1 1 5.2 3.1c-1.1.6-1.8 1.3-1.800 2.400v.4" />
      <path d="M12 18.600v.1" />
    </>
  ),
  spacing: <path d="M4 6v12M20 6v12M8 12h8M10.500 9.500L8 12l2.500 2.500M13.500 9.500L16 12l-2.500 2.500" />,
  left: <path d="M14.5 5.5L8 12l6.5 6.5" />,
  right: <path d="M9.5 5.5L16 12l-6.5 6.5" />,
  wifi: (
    <path d="M4 4l16 16M2.5 9.3A14 14 0 0 1 7 6.6M11 5.6a14 14 0 0 1 10.5 3.7M5.8 12.8A9 9 0 0 1 10 10.6M14.5 10.9a9 9 0 0 1 3.7 1.9M9 16.3a4.3 4.3 0 0 1 6 0M12 19.6v.1" />
  ),
  pause: <path d="M8.5 5v14M15.5 5v14" />,
  lock: <path d="M5.5 11h13v9.5h-13zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11M12 14.5v2.5" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5.300l3.4 2" />
    </>
  ),
  check: <path d="M4.5 12.5l5 5 10-11" />,
  cross: <path d="M6 6l12 12M18 6L6 18" />,
  larger: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="M15.5 15.5L21 21M10.5 7.8v5.4M7.8 10.5h5.4" />
    </>
  ),
  play: <path d="M7 4.5l12 7.500-12 7.500z" />,
  seat: <path d="M5 12.500V5.500h14v7M3.5 12.500h17v3h-17zM5.5 15.500V20M18.5 15.500V20" />,
  fullscreen: <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />,
  message: <path d="M4 5h16v11H11l-4.5 4V16H4z" />,
  stop: (
    <>
      <path d="M8 3h8l5 5v8l-5 5H8l-5-5V8z" />
      <path d="M12 8v5M12 16.200v.1" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type Mark = keyof typeof marks;

/** Decoration beside a word: the word is what is read aloud. */
export function Icon({ mark }: { mark: Mark }) {
  return (
    <svg className="ico" viewBox="0 0 24 24" aria-hidden="true">
      {marks[mark]}
    </svg>
  );
}

const SLATS = [0.7, 1.1, 1.5, 1.9, 2.3, 2.7, 3.1, 3.5];

/** The louvre: eight slats, hairline at the head, heavy at the foot. */
export function Louvre({ isStretched = false }: { isStretched?: boolean }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" preserveAspectRatio={isStretched ? 'none' : 'xMidYMid'}>
      {SLATS.map((height, index) => (
        <rect key={height} x="0" y={2 + index * 4 - height / 2} width="32" height={height} />
      ))}
    </svg>
  );
}

export function Brand() {
  return (
    <span className="brand">
      <Louvre />
      terang
    </span>
  );
}
