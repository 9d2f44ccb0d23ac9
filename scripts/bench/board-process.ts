import { serveBoard } from '../../engine/board-reader/serve-board.ts';
import { answerParent, planFromParent } from './child.ts';
import type { BoardPlan, BoardRequests } from './viewer-messages.ts';

/** The public boards as a process of their own, measured. */
async function main(): Promise<void> {
  const { clientsDir, engine, key } = planFromParent<BoardPlan>();
  const from = { url: engine, key, authority: null };
  const board = await serveBoard({ from, host: '127.0.0.1', port: 0, clientsDir, version: 'bench' });
  answerParent<BoardRequests>(
    {
      measure: async ({ ms }) => {
        const [began, before] = [performance.now(), process.cpuUsage()];
        await new Promise((resolve) => setTimeout(resolve, ms));
        const { system, user } = process.cpuUsage(before);
        return {
          cpuShare: (user + system) / 1_000 / (performance.now() - began),
          rssMb: process.memoryUsage.rss() / 1_048_576,
        };
      },
      close: async () => {
        await board.close();
        setTimeout(() => process.exit(), 100);
        return null;
      },
    },
    { port: board.port },
  );
}

await main();
