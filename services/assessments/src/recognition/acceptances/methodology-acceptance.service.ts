import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import { compareDecimals } from '../../terms/exact-decimal.rules';
import type { AcceptMethodologyInput, MethodologyAcceptanceFilter } from './methodology-acceptance.inputs';
import { MethodologyAcceptanceRepository } from './methodology-acceptance.repository';
import type { MethodologyAcceptance } from './methodology-acceptance.view';

/** Refuses a methodology that there is none of. */
interface Methodologies {
  get(code: string, version: number, field: string): Promise<unknown>;
}

/** Acceptance is explicit per methodology: partner assessment is none of the six areas of the Statement (standards.md 3.10). */
export class MethodologyAcceptanceService {
  private readonly repository: MethodologyAcceptanceRepository;

  constructor(
    private readonly work: Work,
    private readonly methodologies: Methodologies,
  ) {
    this.repository = new MethodologyAcceptanceRepository(work.database.manager);
  }

  async search(filter: MethodologyAcceptanceFilter, { first, after }: PageArgs): Promise<Page<MethodologyAcceptance>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const search = {
      agency: filter.agency ?? null,
      code: filter.code ?? null,
      withEnded: filter.withEnded ?? false,
      after: last,
      limit: first + 1,
    };
    const [rows, counted] = await Promise.all([this.repository.search(search), this.repository.count(search)]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  currentOf(agency: string): Promise<MethodologyAcceptance[]> {
    return this.repository.findCurrent(agency);
  }

  async get(id: string): Promise<MethodologyAcceptance> {
    const row = isId(id) ? await this.repository.find(id) : null;
    if (!row) throw notFound('acceptance');
    return row;
  }

  /** Takes the place of what the agency accepted of this methodology before; decisions keep the terms that they were made by. */
  async accept(input: AcceptMethodologyInput): Promise<MethodologyAcceptance> {
    const { viewer, clock, audit } = this.work;
    const { code, minVersion, maxAmountUsd, amountFactor = null } = input;
    await this.methodologies.get(code, minVersion, 'input.code');
    if (maxAmountUsd && compareDecimals(maxAmountUsd, '0') <= 0) {
      throw invalidInput('maxAmountUsd is above zero; leave it out for no limit.', 'input.maxAmountUsd');
    }
    if (amountFactor && (compareDecimals(amountFactor, '1') < 0 || compareDecimals(amountFactor, '3') > 0)) {
      throw invalidInput(
        'amountFactor lies between 1 and 3: above three times the ceiling all is refused.',
        'input.amountFactor',
      );
    }
    const agency = viewer.agency ?? '';
    await this.repository.lock(agency, code);
    const replaced = await this.repository.endCurrent(agency, code, viewer.subject ?? '', clock.now());
    const row: MethodologyAcceptance = {
      id: newId(),
      agencyCode: agency,
      code,
      minVersion,
      maxAgeMonths: input.maxAgeMonths ?? null,
      maxAmountUsd: maxAmountUsd ?? null,
      amountFactor: amountFactor ?? '1.5',
      minRemainingDays: input.minRemainingDays ?? 90,
      excludedTypes: input.excludedTypes ?? [],
      excludedCountries: input.excludedCountries ?? [],
      legalRef: input.legalRef ?? null,
      acceptedAt: clock.now(),
      withdrawnAt: null,
    };
    await this.repository.insert({ ...row, acceptedBy: viewer.subject ?? '' });
    await audit.record({
      objectType: 'MethodologyAcceptance',
      objectId: row.id,
      detail: { code, minVersion, replaced },
    });
    return row;
  }

  async withdraw(id: string): Promise<MethodologyAcceptance> {
    const { viewer, clock, audit } = this.work;
    const row = await this.get(id);
    if (row.agencyCode !== viewer.agency) throw notFound('acceptance');
    const ended = row.withdrawnAt
      ? null
      : await this.repository.endCurrent(row.agencyCode, row.code, viewer.subject ?? '', clock.now());
    if (ended !== id) {
      throw new AppError('CONFLICT', 'It does not hold any more.', {
        reason: 'INVALID_STATE',
        facts: { withdrawn: true },
      });
    }
    await audit.record({ objectType: 'MethodologyAcceptance', objectId: id, detail: { withdrawn: true } });
    return this.get(id);
  }
}
