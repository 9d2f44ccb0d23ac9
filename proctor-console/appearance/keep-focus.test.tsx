import { render, screen, waitFor } from '@testing-library/react';
import { useKeptFocus } from './keep-focus.ts';

function Page({ hasButton, isBusy = false }: { hasButton: boolean; isBusy?: boolean }) {
  useKeptFocus();
  return (
    <main>
      <section aria-label="usulan">
        {hasButton && (
          <p>
            <button disabled={isBusy}>Setujui</button>
          </p>
        )}
      </section>
      <section aria-label="lain">
        <button>Lain</button>
      </section>
    </main>
  );
}

test('when what had the focus is gone, the part of the page around it has it, and is no stop of its own afterwards', async () => {
  const { rerender } = render(<Page hasButton />);
  screen.getByText('Setujui').focus();
  rerender(<Page hasButton={false} />);
  const around = screen.getByRole('region', { name: 'usulan' });
  await waitFor(() => expect(document.activeElement).toBe(around));
  screen.getByText('Lain').focus();
  expect(around.hasAttribute('tabindex')).toBe(false);
});

test('a pointer lets go of the focus, and nothing takes it back', async () => {
  const { rerender } = render(<Page hasButton />);
  const button = screen.getByText('Setujui');
  button.focus();
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  rerender(<Page hasButton={false} />);
  // As long as it took above.
  await new Promise((resolve) => setTimeout(resolve));
  expect(document.activeElement).toBe(document.body);
});
