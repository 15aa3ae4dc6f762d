import { invalidInput } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import { type Registration, RegistrationState } from '../registrations/registration.entity';
import { isFinal } from '../registrations/registration.rules';
import type { RegistrationService } from '../registrations/registration.service';
import { stalledBefore } from '../registrations/registration-clock.rules';
import type { PipelineFilter } from './pipeline.inputs';
import { PipelineRepository } from './pipeline.repository';
import type { RegistrationCount } from './pipeline.view';

const day = 86_400_000;
const underWay = Object.values(RegistrationState).filter((state) => !isFinal(state));

/** Headquarters' view of all registrations and of those that have stalled (UNHCR-52). States are INTER_AGENCY. */
export class PipelineService {
  private readonly repository: PipelineRepository;

  constructor(
    private readonly work: Work,
    private readonly registrations: RegistrationService,
  ) {
    this.repository = new PipelineRepository(work.database.manager);
  }

  async list(filter: PipelineFilter, { first, after }: PageArgs): Promise<Page<Registration>> {
    const { office = null, agency = null, country = null, states, olderThanDays, stalled } = filter;
    if (office !== null && !isId(office)) throw invalidInput('This is not the id of an office.', 'filter.office');
    const now = this.work.clock.now();
    const search = {
      states: states ?? underWay,
      office,
      agency,
      country,
      sinceBefore: olderThanDays == null ? null : new Date(now.getTime() - olderThanDays * day),
      stalled: stalled ? stalledBefore(now) : null,
      after: readCursor(after),
      limit: first + 1,
    };
    const [rows, counted] = await Promise.all([this.repository.search(search), this.repository.count(search)]);
    const found = await this.registrations.findAll(rows.slice(0, first).map(({ id }) => id));
    return pageOf(rows, first, counted, {
      cursor: ({ since, id }) => [since, id],
      node: ({ id }) => found.get(id) as Registration,
    });
  }

  counts(agency: string | null): Promise<RegistrationCount[]> {
    return this.repository.countByState(agency, stalledBefore(this.work.clock.now()));
  }
}

function readCursor(after: string | undefined): string[] | null {
  const keys = decodeCursor(after, 2);
  const [since = '', id = ''] = keys ?? [];
  if (
    keys &&
    (!isId(id) || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(since) || Number.isNaN(Date.parse(since)))
  ) {
    throw invalidInput('This cursor is not one of ours.', 'after');
  }
  return keys;
}
