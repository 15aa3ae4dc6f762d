import { forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { RiskLevel } from '../../terms/risk-level.enum';
import type { OperatingContextFilter, SetOperatingContextInput } from './operating-context.inputs';
import { OperatingContextRepository } from './operating-context.repository';
import { checkStatement, type Effective, effectiveOf, type Statement } from './operating-context.rules';

export interface CountryContext {
  country: string;
  level: RiskLevel;
  source: string;
  validUntil: string;
}

/** How risky it is to work in a country (JIU-3): an input to monitoring, to risk profiles and to fast tracks. */
export class OperatingContextService {
  private readonly repository: OperatingContextRepository;

  constructor(private readonly work: Work) {
    this.repository = new OperatingContextRepository(work.database.manager);
  }

  private readonly byCountry = rowsLoader(
    (countries) => this.repository.findLatest(countries),
    (row: Statement) => row.country,
  );

  /** Null when nobody says anything that is valid today. */
  async find(country: string, admin1: string | null): Promise<Effective | null> {
    return effectiveOf(await this.byCountry.load(country), admin1, this.today());
  }

  /** What counts in each of these countries as a whole; countries of which nobody speaks are left out. */
  async of(countries: readonly string[]): Promise<CountryContext[]> {
    const found = await Promise.all(countries.map((country) => this.find(country, null)));
    return found.flatMap((context) => {
      if (!context) return [];
      const { country, level, counts } = context;
      return [{ country, level, source: counts.source, validUntil: counts.validUntil }];
    });
  }

  async set(input: SetOperatingContextInput): Promise<Statement> {
    const { viewer, clock, audit } = this.work;
    if (!viewer.agency) throw forbidden('Contexts are set by staff of an agency.');
    const { country, level, source, validUntil } = input;
    const admin1 = input.admin1 ?? null;
    checkStatement({ country, admin1, validUntil }, this.today());
    const place = { id: newId(), agency: viewer.agency, country, admin1 };
    const row = { ...place, level, source, validUntil, setBy: viewer.subject ?? '', setAt: clock.now() };
    await this.repository.insert(row);
    const detail = { country, admin1, level, validUntil };
    await audit.record({ objectType: 'OperatingContextStatement', objectId: row.id, detail });
    return row;
  }

  async get(id: string): Promise<Statement> {
    const row = isId(id) ? await this.repository.find(id) : null;
    if (!row) throw notFound('statement');
    return row;
  }

  async page(filter: OperatingContextFilter, { first, after }: PageArgs): Promise<Page<Statement>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const search = { country: filter.country ?? null, agency: filter.agency ?? null };
    const [rows, counted] = await Promise.all([
      this.repository.findPage(search, last, first + 1),
      this.repository.count(search),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  private today(): string {
    return dayOf(this.work.clock.now());
  }
}
