import { invalidInput, versionConflict } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import { defaultOptions } from '../../matching/score';
import type { SetScreeningThresholdInput } from './screening-threshold.inputs';
import { ScreeningThresholdRepository, type ScreeningThresholdRow } from './screening-threshold.repository';

/** What an agency wants to be shown. The roster is screened at the common threshold whatever an agency sets here. */
export class ScreeningThresholdService {
  private readonly repository: ScreeningThresholdRepository;

  constructor(private readonly work: Work) {
    this.repository = new ScreeningThresholdRepository(work.database.manager);
  }

  /** Of the viewer's agency. */
  current(): Promise<ScreeningThresholdRow> {
    return this.ofAgency(this.work.viewer.agency ?? '');
  }

  async ofAgency(agency: string): Promise<ScreeningThresholdRow> {
    const { review, strong } = defaultOptions;
    const usual = { agency, review, strong, reason: null, setBy: '', setAt: null, version: 0 };
    return (await this.repository.find(agency)) ?? usual;
  }

  async set({ review, strong, reason, expectedVersion }: SetScreeningThresholdInput): Promise<ScreeningThresholdRow> {
    const { viewer, clock, audit } = this.work;
    if (strong <= review) throw invalidInput('strong must be above review.', 'input.strong');
    const before = await this.current();
    if (before.version !== expectedVersion) throw versionConflict('threshold', before.version);
    const row: ScreeningThresholdRow = {
      ...before,
      review,
      strong,
      reason: reason.trim(),
      setBy: viewer.subject ?? viewer.kind,
      setAt: clock.now(),
      version: expectedVersion + 1,
    };
    if (!(await this.repository.save(row))) throw versionConflict('threshold', (await this.current()).version);
    await audit.record({
      objectType: 'ScreeningThreshold',
      objectId: row.agency,
      detail: { review, strong, previous: { review: before.review, strong: before.strong } },
    });
    return row;
  }
}
