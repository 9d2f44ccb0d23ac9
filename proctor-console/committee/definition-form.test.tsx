import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { putOnScreen } from '../testing/on-screen.tsx';
import { DefinitionForm } from './definition-form.tsx';
import type { DefinitionJson } from './definition-json.ts';

const told: DefinitionJson[] = [];

function Form() {
  const [definition, setDefinition] = useState<DefinitionJson>({ id: 'skd', extensionLimitMs: 300_000 });
  told.push(definition);
  return <DefinitionForm known={[]} definition={definition} onChange={setDefinition} />;
}

test('what the runbook calls a rule has an entry: late arrivals, extra time in minutes, and drawn seats', () => {
  putOnScreen(<Form />);
  const limit = screen.getByLabelText(/^Tambah waktu oleh satu akun/);
  expect(limit).toHaveValue(5);
  fireEvent.change(limit, { target: { value: '10' } });
  fireEvent.change(screen.getByLabelText(/^Batas terlambat/), { target: { value: '15' } });
  fireEvent.change(screen.getByLabelText('Meja hasil undian'), { target: { value: 'flagged' } });
  expect(told.at(-1)).toEqual({ id: 'skd', extensionLimitMs: 600_000, lateCutOffMinutes: 15, seats: 'flagged' });
  fireEvent.change(limit, { target: { value: '' } });
  fireEvent.change(screen.getByLabelText('Meja hasil undian'), { target: { value: '' } });
  expect(told.at(-1)).toEqual({ id: 'skd', lateCutOffMinutes: 15 });
});
