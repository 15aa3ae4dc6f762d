import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { DecisionScope } from '../standing/decision-scope.service';
import { EligibilityRuleRepository, type EligibilityRuleRow } from './eligibility-rule.repository';
import { pickRule, type RuledPartner } from './eligibility-rule.rules';
import type { SetEligibilityRuleInput } from './eligibility-rule.view';

/** Which types and tracks each agency engages: data of the agency, effective-dated (UNHCR-68). */
export class EligibilityRuleService {
  private readonly repository: EligibilityRuleRepository;
  /** Of one request: a page of partners asks about the same agency and instant again and again. */
  private readonly known = new Map<string, Promise<EligibilityRuleRow[]>>();

  constructor(
    private readonly work: Work,
    private readonly scope: DecisionScope,
  ) {
    this.repository = new EligibilityRuleRepository(work.database.manager);
  }

  /** @param asOf null is now */
  async inForce(
    agency: string,
    partner: RuledPartner,
    asOf: Date | null,
  ): Promise<{ eligible: boolean; since: Date } | null> {
    const at = asOf ?? this.work.clock.now();
    const key = `${agency}/${asOf?.getTime() ?? ''}`;
    const set = this.known.get(key) ?? this.repository.findSet([agency], at, dayOf(at));
    this.known.set(key, set);
    const rule = pickRule(await set, partner, dayOf(at));
    return rule && { eligible: rule.eligible, since: rule.setAt };
  }

  async list(agency: string, { first, after }: PageArgs): Promise<Page<EligibilityRuleRow>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const [rows, counted] = await Promise.all([
      this.repository.findPage(agency, last, first + 1),
      this.repository.count(agency),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  async get(id: string): Promise<EligibilityRuleRow> {
    const row = isId(id) ? await this.repository.find(id) : null;
    if (!row) throw notFound('rule');
    return row;
  }

  /** The agency is the viewer's, never an argument. */
  async set(input: SetEligibilityRuleInput): Promise<EligibilityRuleRow> {
    this.scope.requireWholeAgency('IP_UNIT_ADMIN');
    const { viewer, clock, audit } = this.work;
    const setAt = clock.now();
    const row: EligibilityRuleRow = {
      id: newId(),
      agency: viewer.agency ?? '',
      partnerType: input.partnerType ?? null,
      track: input.track ?? null,
      eligible: input.eligible,
      conditions: input.conditions ?? null,
      effectiveFrom: input.effectiveFrom ?? dayOf(setAt),
      effectiveUntil: input.effectiveUntil ?? null,
      setBy: viewer.subject ?? viewer.kind,
      setAt,
    };
    if (row.effectiveUntil !== null && row.effectiveUntil <= row.effectiveFrom)
      throw invalidInput('It cannot end before it begins.', 'input.effectiveUntil');
    await this.repository.insert(row);
    this.known.clear();
    const { id, agency, partnerType, track, eligible } = row;
    await audit.record({
      objectType: 'EligibilityRule',
      objectId: id,
      detail: { agency, partnerType, track, eligible },
    });
    return row;
  }
}
