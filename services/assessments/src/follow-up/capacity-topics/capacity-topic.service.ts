import { invalidInput } from '@partner-commons/platform/errors';
import { type Day, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { CapacityTopicRepository } from './capacity-topic.repository';
import type { CapacityTopic } from './capacity-topic.view';

/** What capacity actions may be about on which day. */
export class CapacityTopicService {
  private read: Promise<CapacityTopic[]> | null = null;

  constructor(private readonly work: Work) {}

  async inUse(asOf: Day | null): Promise<CapacityTopic[]> {
    const day = asOf ?? dayOf(this.work.clock.now());
    return (await this.all()).filter(
      ({ effectiveFrom, effectiveUntil }) => effectiveFrom <= day && (effectiveUntil === null || day <= effectiveUntil),
    );
  }

  /** Also one that is no longer in use: old actions keep theirs. */
  async get(code: string): Promise<CapacityTopic> {
    const found = (await this.all()).find((topic) => topic.code === code);
    if (!found) throw new Error(`The capacity topic ${code} is gone`);
    return found;
  }

  async demand(code: string, field: string): Promise<CapacityTopic> {
    const found = (await this.inUse(null)).find((topic) => topic.code === code);
    if (!found) throw invalidInput(`There is no topic ${code} now; capacityTopics names those in use.`, field);
    return found;
  }

  /** Read once per request. */
  private all(): Promise<CapacityTopic[]> {
    this.read ??= new CapacityTopicRepository(this.work.database.manager).findAll();
    return this.read;
  }
}
