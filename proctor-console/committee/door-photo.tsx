import { useEffect, useState } from 'react';
import { dayDesk } from '../connection/day-desk.ts';
import { useSpeech } from '../messages/speech.ts';

type Shown = { readonly kind: 'coming' | 'none' | 'failed' } | { readonly kind: 'here'; readonly url: string };

/** The face that came with the roster, beside the person who stands there. It is in this page's memory and nowhere else. */
export function DoorPhoto({ session, number, name }: { session: string; number: string; name: string }) {
  const { t } = useSpeech();
  const [shown, setShown] = useState<Shown>({ kind: 'coming' });
  useEffect(() => {
    let isOld = false;
    let url: string | null = null;
    void dayDesk.photo(session, number).then((reply) => {
      if (isOld) return;
      if (!reply.ok) return setShown({ kind: 'failed' });
      if (reply.file.size === 0) return setShown({ kind: 'none' });
      url = URL.createObjectURL(reply.file);
      setShown({ kind: 'here', url });
    });
    return () => {
      isOld = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [session, number]);
  return (
    <figure className="door-photo">
      {shown.kind === 'here' ? (
        <>
          <img src={shown.url} alt={t('day.photoOf', { name })} onError={() => setShown({ kind: 'failed' })} />
          <figcaption>{t('day.comparePhoto')}</figcaption>
        </>
      ) : (
        <figcaption role="status">{t(`day.photo.${shown.kind}`)}</figcaption>
      )}
    </figure>
  );
}
