import { forbidden, invalidInput, versionConflict } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { SetAssuranceParametersInput } from './assurance-parameters.inputs';
import { AssuranceParametersRepository } from './assurance-parameters.repository';
import { type AssuranceParametersRow, type AssuranceRules, checkRules, inForce } from './assurance-parameters.rules';
import type { AssuranceParameters } from './assurance-parameters.view';

/** Which figures hold for which agency on which day. */
export class AssuranceParametersService {
  private readonly repository: AssuranceParametersRepository;
  private read: Promise<AssuranceParametersRow[]> | null = null;

  constructor(private readonly work: Work) {
    this.repository = new AssuranceParametersRepository(work.database.manager);
  }

  async of(agency: string, on?: string | null): Promise<AssuranceParameters> {
    return presentParameters(await this.inForce(agency, on ?? dayOf(this.work.clock.now())));
  }

  /** The shipped ones began before any plan, so there are always some. */
  async inForce(agency: string, day: string): Promise<AssuranceParametersRow> {
    const row = inForce(await this.all(), agency, day);
    if (!row) throw invalidInput('There were no parameters on this day.', 'on');
    return row;
  }

  async byId(id: string): Promise<AssuranceParametersRow> {
    const row = (await this.all()).find((one) => one.id === id);
    if (!row) throw new Error(`The parameters ${id} are missing`);
    return row;
  }

  async show(id: string): Promise<AssuranceParameters> {
    return presentParameters(await this.byId(id));
  }

  async set(input: SetAssuranceParametersInput): Promise<AssuranceParameters> {
    const { viewer, clock, audit } = this.work;
    const { agency, subject } = viewer;
    if (!agency || !subject) throw forbidden('Parameters are set by an agency.');
    const { expectedVersion, effectiveFrom, source } = input;
    if (effectiveFrom < dayOf(clock.now())) {
      throw invalidInput('What was in force before today stays as it was.', 'input.effectiveFrom');
    }
    const rules = rulesIn(input);
    checkRules(rules);
    const current = (await this.all()).reduce((last, row) => (row.agency === agency ? row.version : last), 0);
    if (current !== expectedVersion) throw versionConflict('set of parameters', current);
    const row: AssuranceParametersRow = {
      id: newId(),
      agency,
      version: current + 1,
      effectiveFrom,
      confirmed: true,
      source,
      rules,
      setBy: subject,
      setAt: clock.now(),
    };
    if (!(await this.repository.insert(row))) throw versionConflict('set of parameters', row.version);
    await audit.record({ objectType: 'AssuranceParameters', objectId: row.id, detail: { version: row.version } });
    return presentParameters(row);
  }

  /** Read once per request. */
  private all(): Promise<AssuranceParametersRow[]> {
    this.read ??= this.repository.findAll();
    return this.read;
  }
}

const rulesIn = ({
  expectedVersion: _version,
  effectiveFrom: _from,
  source: _source,
  ...rules
}: SetAssuranceParametersInput): AssuranceRules => ({
  ...rules,
  visitBands: rules.visitBands.map((band) => ({ ...band, upToUsd: band.upToUsd ?? null })),
  approachingAboveUsd: rules.approachingAboveUsd ?? null,
  visitCostUsd: rules.visitCostUsd ?? null,
  spotCheckCostUsd: rules.spotCheckCostUsd ?? null,
  auditCostUsd: rules.auditCostUsd ?? null,
});

const presentParameters = ({
  rules,
  agency,
  confirmed,
  id,
  version,
  effectiveFrom,
  source,
}: AssuranceParametersRow): AssuranceParameters => ({
  ...rules,
  id,
  version,
  effectiveFrom,
  source,
  agency: agency === null ? null : { code: agency },
  isConfirmed: confirmed,
});
