import type { SessionId } from '#domain/ids.ts';
import type { PageReport } from '#domain/workstation/page-report.ts';

/** A page that is connected now, by what it last said. */
export interface ReportedPage {
  /** What its browser shows of the computer. */
  readonly credential: string;
  /** As the computer calls itself. */
  readonly name: string;
  /** Where somebody has signed in there. */
  readonly session: SessionId | null;
  /** `outdated`: it speaks another protocol, and cannot say more. */
  readonly report: PageReport | 'outdated';
}

/** What the candidates' pages have said of themselves, by their connections. A page that is gone differs from nothing. */
export class PageReports {
  private readonly bySocket = new Map<string, ReportedPage>();

  tell(socketId: string, page: ReportedPage): void {
    this.bySocket.set(socketId, page);
  }

  forget(socketId: string): void {
    this.bySocket.delete(socketId);
  }

  has(socketId: string): boolean {
    return this.bySocket.has(socketId);
  }

  all(): Iterable<ReportedPage> {
    return this.bySocket.values();
  }
}
