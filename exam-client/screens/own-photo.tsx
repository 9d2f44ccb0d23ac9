import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSitting } from '../state/use-sitting.ts';

/** One's own face beside one's name; nothing where the roster had none. */
export function OwnPhoto() {
  const { t } = useTranslation();
  const { desk } = useSitting();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let isOld = false;
    let made: string | null = null;
    void desk.ownPhoto?.().then((photo) => {
      if (photo === null || isOld) return;
      made = URL.createObjectURL(photo);
      setUrl(made);
    });
    return () => {
      isOld = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [desk]);
  return url === null ? null : <img className="own-photo" src={url} alt={t('identity.photo')} />;
}
