import { forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { partnerTypes } from '../../terms/partner-type.rules';
import type { RiskCategory } from '../../terms/risk-category.enum';
import type { SetRiskAppetiteInput } from './risk-appetite.inputs';
import { type AppetiteRow, RiskAppetiteRepository } from './risk-appetite.repository';
import type { RiskAppetite } from './risk-appetite.view';

/** What the viewer's agency bears (JIU-39); how risks stand to it is asked of the register. */
export class RiskAppetiteService {
  constructor(private readonly work: Work) {}

  async set(input: SetRiskAppetiteInput): Promise<RiskAppetite> {
    const { viewer, clock, audit } = this.work;
    if (!viewer.agency) throw forbidden('An appetite is that of an agency.');
    const today = dayOf(clock.now());
    const effectiveFrom = input.effectiveFrom ?? today;
    // Backwards it would make risks of past days that were breaches look as if they had been borne.
    if (effectiveFrom < today) throw invalidInput('effectiveFrom is in the past.', 'input.effectiveFrom');
    const partnerType = input.partnerType ?? null;
    if (partnerType !== null && !partnerTypes.includes(partnerType)) {
      throw invalidInput(
        'partnerType is a code of PartnerType, such as NATIONAL_NGO.',
        'input.partnerType',
        'UNKNOWN_CODE',
      );
    }
    const { category, maxResidual } = input;
    const row: AppetiteRow = {
      id: newId(),
      agency: viewer.agency,
      category,
      partnerType,
      maxResidual,
      effectiveFrom,
      setBy: viewer.subject ?? '',
      setAt: clock.now(),
    };
    await this.appetites((appetites) => appetites.insert(row));
    const detail = { category, partnerType, maxResidual, effectiveFrom };
    await audit.record({ objectType: 'RiskAppetite', objectId: row.id, detail });
    return row;
  }

  async get(id: string): Promise<RiskAppetite> {
    const row = isId(id) ? await this.appetites((appetites) => appetites.find(id)) : null;
    if (!row) throw notFound('appetite');
    return row;
  }

  page(category: RiskCategory | null, { first, after }: PageArgs): Promise<Page<RiskAppetite>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    return this.appetites(async (appetites) => {
      const rows = await appetites.findPage(category, last, first + 1);
      return pageOf(rows, first, await appetites.count(category), { cursor: ({ id }) => [id], node: (row) => row });
    });
  }

  private appetites<Result>(work: (appetites: RiskAppetiteRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new RiskAppetiteRepository(transaction)));
  }
}
