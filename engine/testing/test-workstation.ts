import type { GreetedReply } from '#protocol/candidate-http.ts';
import type { WorkstationList } from '#protocol/staff-workstations.ts';
import type { FirstRun } from '../first-run.ts';
import { TestCandidate, postStaff, staffCookie } from './clients.ts';

/** A computer of the hall: it keeps its cookies from one page to the next. */
export class TestWorkstation {
  private readonly cookies = new Map<string, string>();
  readonly setCookies: string[] = [];

  constructor(private readonly url: string) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async greet(more: object = {}): Promise<GreetedReply> {
    const response = await fetch(`${this.url}/workstation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-terang': 'candidate', cookie: this.cookie },
      body: JSON.stringify({ name: '', again: false, ...more }),
    });
    for (const line of response.headers.getSetCookie()) {
      this.setCookies.push(line);
      const [pair = ''] = line.split(';');
      this.cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return (await response.json()) as GreetedReply;
  }

  /** Shows its code. */
  async code(): Promise<string> {
    const reply = await this.greet();
    if (!reply.ok || reply.state !== 'waiting') throw new Error(`shows no code: ${JSON.stringify(reply)}`);
    return reply.code;
  }

  /** A page on it; after a change of its cookies a new one. */
  page(): TestCandidate {
    return new TestCandidate(this.url, this.cookie);
  }
}

/** Somebody of the staff who looks after the hall's computers. */
export class TestTechnician {
  private constructor(
    private readonly url: string,
    readonly cookie: string,
  ) {}

  static async signIn(url: string, told: Pick<FirstRun, 'staff'>, who?: string): Promise<TestTechnician> {
    return new TestTechnician(url, await staffCookie(url, told, who));
  }

  async act(path: 'approve' | 'decline' | 'rename' | 'revoke', message: object): Promise<WorkstationList> {
    const response = await postStaff(this.url, `workstations/${path}`, message, { cookie: this.cookie });
    return (await response.json()) as WorkstationList;
  }

  async list(): Promise<Extract<WorkstationList, { ok: true }>> {
    const headers = { 'x-terang': 'console', cookie: this.cookie };
    const reply = (await (await fetch(`${this.url}/staff/workstations`, { headers })).json()) as WorkstationList;
    if (!reply.ok) throw new Error(reply.refusal.word);
    return reply;
  }

  approve(code: string, name: string, more: object = {}): Promise<WorkstationList> {
    const place = { name, room: '', seat: '', isKiosk: false, replaces: false, reason: '' };
    return this.act('approve', { code, ...place, ...more });
  }

  /** From a code on a screen to a computer that holds its credential; gives the id of its enrolment. */
  async enrol(workstation: TestWorkstation, name: string, more: object = {}): Promise<string> {
    const reply = await this.approve(await workstation.code(), name, more);
    if (!reply.ok) throw new Error(reply.refusal.word);
    const greeted = await workstation.greet();
    if (!greeted.ok || greeted.state !== 'enrolled') throw new Error(`not enrolled: ${JSON.stringify(greeted)}`);
    return reply.enrolled.find((one) => one.name === name)!.id;
  }
}
