import type { MonitorDiff, MonitorSnapshot } from '#protocol/proctor-down.ts';
import type { Desk } from '../actions/desk.ts';
import type { Hall } from '../actions/hall.ts';
import type { Person } from '../actions/person.ts';
import { viewMonitorHead, viewMonitorRow } from '../actions/view-monitor.ts';

/** Ticks without a change after which a console hears from us all the same, so that it knows it is not cut off. */
const QUIET_TICKS = 10;

/** One hall's console feed: consecutive versions, one difference a tick however many people changed. */
export class MonitorFeed {
  private version = 0;
  private quiet = 0;
  private isHeadChanged = false;
  private readonly changed = new Set<Person>();

  constructor(
    private readonly desk: Desk,
    private readonly hall: Hall,
    private readonly isShown: (person: Person) => boolean = () => true,
  ) {}

  /** Takes note of changes from now on; what it gives ends that. */
  start(): () => void {
    return this.hall.watch((person) => {
      if (person === 'head') {
        this.isHeadChanged = true;
        return;
      }
      for (const each of person === 'all' ? this.hall.people() : [person])
        if (this.isShown(each)) this.changed.add(each);
    });
  }

  snapshot(): MonitorSnapshot {
    return this.picture([...this.hall.people()].filter(this.isShown));
  }

  /** What to send now, or null. Called once a tick, and only while somebody watches. */
  tick(): MonitorDiff | null {
    this.quiet += 1;
    const isStill = this.changed.size === 0 && !this.isHeadChanged;
    if (isStill && this.hall.saveTimes.waiting === 0 && this.quiet < QUIET_TICKS) return null;
    this.quiet = 0;
    this.isHeadChanged = false;
    this.version += 1;
    const people = [...this.changed];
    this.changed.clear();
    return this.picture(people);
  }

  private picture(people: Iterable<Person>): MonitorSnapshot {
    const rows = [...people].map((person) => viewMonitorRow(this.desk, this.hall, person));
    return { version: this.version, ...viewMonitorHead(this.desk, this.hall, this.isShown), rows };
  }
}
