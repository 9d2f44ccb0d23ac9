import { useMemo, useState } from 'react';
import type { ProblemWire, RosterLineWire } from '#protocol/sessions-http.ts';
import { FileEntry } from '../appearance/file-entry.tsx';
import { type LineColumn, LineTable } from '../bank/line-table.tsx';
import { Refused } from '../bank/refused.tsx';
import type { DeskRefusal } from '../connection/staff-desk.ts';
import { useSpeech } from '../messages/speech.ts';
import { useCommittee } from './committee-context.ts';
import { ProblemList } from './problem-list.tsx';

interface RosterParts {
  readonly lines: readonly RosterLineWire[];
  readonly onRead: (lines: readonly RosterLineWire[]) => void;
}

interface Read {
  readonly problems: readonly ProblemWire[];
  readonly notes: readonly ProblemWire[];
}

/** A file is taken whole or not at all: a row that cannot be read keeps everybody out until it is mended. */
export function RosterStep({ lines, onRead }: RosterParts) {
  const { t, number } = useSpeech();
  const { desk } = useCommittee();
  const [isBusy, setBusy] = useState(false);
  const [read, setRead] = useState<Read>({ problems: [], notes: [] });
  const [refusal, setRefusal] = useState<DeskRefusal['refusal'] | null>(null);
  const take = async (file: File | null) => {
    onRead([]);
    setRead({ problems: [], notes: [] });
    setRefusal(null);
    if (file === null) return;
    setBusy(true);
    const reply = await desk.readRoster(file);
    setBusy(false);
    if (!reply.ok) return setRefusal(reply.refusal);
    setRead(reply);
    if (reply.problems.length === 0) onRead(reply.lines);
  };
  const columns = useColumns();
  const rooms = new Set(lines.map(({ room }) => room).filter((room) => room !== '')).size;
  return (
    <>
      <p className="lead">{t('committee.rosterLead')}</p>
      <FileEntry
        label={t('committee.rosterFile')}
        accept=".csv,.xlsx,text/csv"
        disabled={isBusy}
        onFile={(file) => void take(file)}
      />
      <Refused refusal={refusal} />
      <p role="status">
        {isBusy && t('committee.reading')}
        {lines.length > 0 && t('committee.rosterRead', { n: number(lines.length), rooms: number(rooms) })}
      </p>
      {read.problems.length > 0 && <ProblemList title={t('committee.rejected')} problems={read.problems} />}
      {read.notes.length > 0 && <ProblemList title={t('committee.notes')} problems={read.notes} />}
      {lines.length > 0 && (
        <div className="roster-lines">
          <LineTable
            label={t('committee.step.roster')}
            lines={lines}
            columns={columns}
            keyOf={(line) => line.where}
            least={40}
          />
        </div>
      )}
    </>
  );
}

function useColumns(): readonly LineColumn<RosterLineWire, never>[] {
  const { t } = useSpeech();
  return useMemo(
    () => [
      { key: 'number', title: t('column.number'), track: '9rem', isHeader: true, cell: ({ number }) => number },
      { key: 'name', title: t('column.name'), track: 'minmax(10rem, 2fr)', cell: ({ name }) => name },
      { key: 'category', title: t('committee.category'), track: 'minmax(7rem, 1fr)', cell: ({ category }) => category },
      { key: 'room', title: t('committee.room'), track: '6rem', cell: ({ room }) => room },
      { key: 'seat', title: t('column.seat'), track: '6rem', cell: ({ seat }) => seat },
      {
        key: 'accommodations',
        title: t('column.accommodations'),
        track: 'minmax(7rem, 1fr)',
        cell: ({ accommodations }) => accommodations.join(', '),
      },
    ],
    [t],
  );
}
