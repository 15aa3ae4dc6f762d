import { AppError, forbidden, invalidInput } from '@partner-commons/platform/errors';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { MethodologyRepository, type PublishedMethodology } from '../methodologies/methodology.repository';
import type { Methodology } from '../methodologies/methodology.types';
import { checkDefinition } from './definition.rules';
import { methodologyOf } from './methodology-input.rules';
import type { PublishMethodologyInput } from './publish-methodology.inputs';

/** New versions of methodologies; what was published before is never touched (A-INV-1). */
export class MethodologyPublicationService {
  private readonly repository: MethodologyRepository;

  constructor(private readonly work: Work) {
    this.repository = new MethodologyRepository(work.database.manager);
  }

  async publish(input: PublishMethodologyInput): Promise<PublishedMethodology> {
    const { viewer, clock, audit, outbox } = this.work;
    if (!viewer.agency) throw forbidden('Methodologies are published by an agency.');
    const methodology = methodologyOf(input, viewer.agency);
    checkDefinition(methodology, dayOf(clock.now()));
    await this.demandNext(methodology);
    const { code, version, kind, owner } = methodology;
    const published = { ...methodology, publishedAt: clock.now(), publishedBy: viewer.subject };
    // Two that publish at once both passed the check above; the key of the table lets one of them in.
    if (!(await this.repository.insert(published))) throw nextExpected(version, version + 1);
    const subject = `${code}/${version}`;
    await outbox.publish({
      type: 'assessments.methodology-published',
      subject,
      audience: 'AGENCY',
      data: { code, version, kind, owner, effectiveFrom: methodology.effectiveFrom, at: clock.now().toISOString() },
    });
    await audit.record({ objectType: 'AssessmentMethodology', objectId: subject, detail: { code, version } });
    return published;
  }

  private async demandNext({ code, version, owner, kind }: Methodology): Promise<void> {
    const latest = await this.repository.findLatest(code);
    if (latest && latest.owner !== owner) {
      const message = `${code} belongs to ${latest.owner}, which alone publishes its versions. Take a code of your own.`;
      throw forbidden(message, 'METHODOLOGY_OF_ANOTHER_OWNER');
    }
    const next = (latest?.version ?? 0) + 1;
    if (version !== next) throw nextExpected(version, next);
    if (latest && latest.kind !== kind) {
      const message = `${code} is of kind ${latest.kind}; another kind is another code.`;
      throw invalidInput(message, 'input.kind', 'METHODOLOGY_NOT_VALID');
    }
  }
}

const nextExpected = (version: number, nextVersion: number) =>
  new AppError('CONFLICT', `Version ${version} cannot be published: the next one is ${nextVersion}.`, {
    reason: 'NEXT_VERSION_EXPECTED',
    rule: 'A-INV-1',
    field: 'input.version',
    facts: { nextVersion },
  });
