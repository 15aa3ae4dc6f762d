import { isDeepStrictEqual } from 'node:util';
import type { Work } from '@partner-commons/platform/work';
import { ReuseOutcome } from '../../terms/reuse-outcome.enum';
import { checkReuse } from '../reuse/reuse.rules';
import { presentChecks } from '../reuse-candidates/reuse-candidate.service';
import type { ReuseRequestService } from '../reuse-requests/reuse-request.service';
import type { ReuseReplay } from './reuse-replay.view';

/** "The result is stored with rule versions, so an auditor can replay it" (domain-model.md 2.5). */
export class ReuseReplayService {
  constructor(
    private readonly work: Work,
    private readonly requests: ReuseRequestService,
  ) {}

  async replay(requestId: string): Promise<ReuseReplay> {
    const { facts, verdict, ruleVersion, takenAt } = await this.requests.snapshotOf(requestId);
    const again = checkReuse(facts, ruleVersion);
    await this.work.database.confidential((transaction) =>
      this.work.audit.within(transaction, 'replayReuse').record({ objectType: 'ReuseRequest', objectId: requestId }),
    );
    return {
      isSame: isDeepStrictEqual(JSON.parse(JSON.stringify(again)), verdict),
      ruleVersion,
      takenAt,
      facts,
      storedOutcome: ReuseOutcome[verdict.outcome],
      outcome: ReuseOutcome[again.outcome],
      checks: presentChecks(again.checks),
    };
  }
}
