import { forbidden, notFound } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import { StandardAdoptionStatus, type StandardProcess } from './standard.enums';
import type { RecordStandardAdoptionInput } from './standard.inputs';
import { type AdoptionRow, StandardRepository, type StandardRow } from './standard.repository';
import { checkAdoption, isSignatory } from './standard.rules';
import type { StandardAdoption } from './standard.view';

const keyOf = (code: string, version: number) => JSON.stringify([code, version]);

/** Common standards, and who adopted them (JIU-15, JIU-58). */
export class StandardService {
  private readonly repository: StandardRepository;

  constructor(
    private readonly work: Work,
    private readonly knownAgencies: KnownAgencyService,
  ) {
    this.repository = new StandardRepository(work.database.manager);
  }

  private readonly adoptionRows = rowsLoader(
    (keys) => {
      const wanted = keys.map((key) => JSON.parse(key) as [string, number]);
      return this.repository.findAdoptions(
        wanted.map(([code]) => code),
        wanted.map(([, version]) => version),
      );
    },
    ({ standardCode, standardVersion }: AdoptionRow) => keyOf(standardCode, standardVersion),
  );

  all(process: StandardProcess | null): Promise<StandardRow[]> {
    return this.repository.findAll(process);
  }

  find(code: string, version: number): Promise<StandardRow | null> {
    return this.repository.find(code, version);
  }

  async get(code: string, version: number): Promise<StandardRow> {
    const standard = await this.find(code, version);
    if (!standard) throw notFound('standard');
    return standard;
  }

  /** By agency; what an agency recorded itself goes before what the register of agencies knows of it. */
  async adoptionsOf({ code, version }: StandardRow): Promise<StandardAdoption[]> {
    const [rows, agencies] = await Promise.all([
      this.adoptionRows.load(keyOf(code, version)),
      this.knownAgencies.all(),
    ]);
    const recorded = new Set(rows.map(({ agency }) => agency));
    const known = agencies
      .filter((agency) => isSignatory(code, agency) && !recorded.has(agency.code))
      .map((agency) => signatureOf(agency.code));
    const adoptions = [...rows.map(adoptionOf), ...known];
    return adoptions.sort((left, right) => ((left.agency?.code ?? '') < (right.agency?.code ?? '') ? -1 : 1));
  }

  async recordAdoption(input: RecordStandardAdoptionInput): Promise<StandardRow> {
    const { viewer, clock, audit, outbox } = this.work;
    const { agency, subject } = viewer;
    if (!agency || !subject) throw forbidden('Standards are adopted by agencies.');
    const standard = await this.get(input.standardCode, input.standardVersion);
    const now = clock.now();
    checkAdoption(standard, input, dayOf(now));
    const id = newId();
    await this.repository.insertAdoption({
      id,
      standardCode: standard.code,
      standardVersion: standard.version,
      agency,
      status: input.status,
      plannedFor: input.plannedFor ?? null,
      note: input.note ?? null,
      itemsInPlace: input.itemsInPlace ?? [],
      recordedAt: now,
      recordedBy: subject,
    });
    await outbox.publish({
      type: 'assessments.standard-adoption-recorded',
      subject: id,
      audience: 'AGENCY',
      data: {
        standardCode: standard.code,
        standardVersion: standard.version,
        agency,
        status: input.status,
        at: now.toISOString(),
      },
    });
    await audit.record({ objectType: 'StandardAdoption', objectId: id, detail: { status: input.status } });
    return standard;
  }
}

const adoptionOf = ({ agency, status, plannedFor, note, itemsInPlace, recordedAt }: AdoptionRow): StandardAdoption => ({
  agency: { code: agency },
  status,
  plannedFor,
  note,
  itemsInPlace,
  recordedAt,
});

const signatureOf = (code: string): StandardAdoption => ({
  agency: { code },
  status: StandardAdoptionStatus.ADOPTED,
  plannedFor: null,
  note: null,
  itemsInPlace: [],
  recordedAt: null,
});
