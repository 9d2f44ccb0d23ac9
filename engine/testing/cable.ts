import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

/** A workstation's cable: everything between its browser and the engine runs through here, until it is cut. */
export class Cable {
  private isCut = false;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    readonly url: string,
  ) {}

  static async lay(enginePort: number): Promise<Cable> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const cable = new Cable(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('connection', (browser) => cable.join(browser, enginePort));
    return cable;
  }

  private join(browser: Socket, enginePort: number): void {
    if (this.isCut) return void browser.destroy();
    const engine = connect(enginePort, '127.0.0.1');
    for (const [one, other] of [
      [browser, engine],
      [engine, browser],
    ] as const) {
      this.sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
    }
  }

  /** Neither end is told: what is said goes nowhere, and nobody new gets through. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  /** What was joined before stays lost: a line that was silent for so long is given up by both ends. */
  mend(): void {
    this.isCut = false;
    for (const socket of this.sockets) socket.destroy();
  }

  async remove(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((closed) => this.server.close(() => closed()));
  }
}
