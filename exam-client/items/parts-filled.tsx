import { useTranslation } from 'react-i18next';
import './kinds.css';

/** How many parts of the answer are given, said again whenever it changes. */
export function PartsFilled({ parts }: { parts: readonly unknown[] }) {
  const { t } = useTranslation();
  const count = parts.filter((part) => part !== null).length;
  return (
    <p className="many" role="status">
      {t('kinds.filled', { count, of: parts.length })}
    </p>
  );
}
