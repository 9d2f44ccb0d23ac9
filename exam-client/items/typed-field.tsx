import { useEffect, useRef, useState } from 'react';

interface TypedFieldProps {
  readonly value: string;
  readonly label: string;
  readonly longest: number;
  readonly isOpen: boolean;
  readonly inputMode?: 'decimal' | 'text';
  /** A few lines instead of one. */
  readonly isTall?: boolean;
  keep(value: string): void;
}

/** How long nobody must type for what stands there to be sent: a person at ten words a minute sends words, not letters. */
const PAUSE_MS = 700;

/** A text that is kept while it is typed: after a short pause, when the field is left, and when the item is. */
export function TypedField({
  inputMode = 'text',
  isOpen,
  isTall = false,
  keep,
  label,
  longest,
  value,
}: TypedFieldProps) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // What came from elsewhere (another workstation, a cleared answer) replaces what stands here; what was typed since does not.
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }
  const unsent = useRef<string | null>(null);
  const keepNow = useRef(() => undefined as void);
  useEffect(() => {
    keepNow.current = () => {
      if (unsent.current !== null && unsent.current !== value) keep(unsent.current);
      unsent.current = null;
    };
  });
  useEffect(() => () => keepNow.current(), []);
  useEffect(() => {
    if (unsent.current === null) return undefined;
    const timer = setTimeout(() => keepNow.current(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const shared = {
    className: `typed${value === '' ? '' : ' on'}`,
    'aria-label': label,
    value: typed,
    maxLength: longest,
    disabled: !isOpen,
    autoComplete: 'off',
    spellCheck: false,
    onChange: ({ target }: { target: { value: string } }) => {
      unsent.current = target.value;
      setTyped(target.value);
    },
    onBlur: () => keepNow.current(),
  };
  return isTall ? <textarea rows={3} {...shared} /> : <input type="text" inputMode={inputMode} {...shared} />;
}
