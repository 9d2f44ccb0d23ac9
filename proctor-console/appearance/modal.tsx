import { type ReactNode, useLayoutEffect, useRef } from 'react';

interface ModalParts {
  readonly className: string;
  /** The id of its heading, or its name where it has none. */
  readonly labelledBy?: string;
  readonly label?: string;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** Makes the page behind it inert while it is there; Escape leaves it. The focus goes back to what had it before. */
export function Modal({ className, labelledBy, label, onLeave, children }: ModalParts) {
  const place = useRef<HTMLDialogElement>(null);
  const isGone = useRef(false);
  // In layout's time, as a dialog that is taken out of the page without being closed gives the focus back to nobody.
  useLayoutEffect(() => {
    const dialog = place.current;
    isGone.current = false;
    // An old browser at least shows it.
    if (typeof dialog?.showModal === 'function') dialog.showModal();
    else dialog?.setAttribute('open', '');
    return () => {
      isGone.current = true;
      if (typeof dialog?.close === 'function') dialog.close();
    };
  }, []);
  // The word of its closing comes late: by then another dialog may stand in its place.
  const leave = (): void => {
    if (!isGone.current) onLeave();
  };
  return (
    <dialog
      ref={place}
      className={className}
      aria-labelledby={labelledBy}
      aria-label={label}
      onClose={leave}
      onCancel={leave}
    >
      {children}
    </dialog>
  );
}
