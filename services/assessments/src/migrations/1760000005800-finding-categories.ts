import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What findings are about, as data: the lists change with the forms of HACT, without a release of ours. */
export class FindingCategories1760000005800 implements MigrationInterface {
  readonly name = 'FindingCategories1760000005800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE finding_category (
        code text CONSTRAINT finding_category_pk PRIMARY KEY
          CONSTRAINT finding_category_code_ck CHECK (code ~ '^[A-Z][A-Z0-9_]{2,60}$'),
        list text NOT NULL CONSTRAINT finding_category_list_ck
          CHECK (list IN ('SPOT_CHECK', 'FINANCIAL', 'KEY_CONTROL', 'INTEGRITY')),
        place integer NOT NULL CONSTRAINT finding_category_place_ck CHECK (place > 0),
        label text NOT NULL,
        area text NOT NULL,
        raises text CONSTRAINT finding_category_raises_ck CHECK (raises IN ('FRAUD_FINDING', 'SEA_FINDING')),
        effective_from date NOT NULL,
        effective_until date CONSTRAINT finding_category_effective_ck CHECK (effective_until >= effective_from),
        CONSTRAINT finding_category_place_uq UNIQUE (list, place)
      );
      GRANT SELECT ON finding_category TO assessments_app`);
    const rows = Object.entries(categories).flatMap(([list, entries]) =>
      entries.map(([code, label, area, raises = null], index) => ({
        code,
        list,
        place: index + 1,
        label,
        area,
        raises,
      })),
    );
    await runner.query(
      `INSERT INTO finding_category (code, list, place, label, area, raises, effective_from)
       SELECT code, list, place, label, area, raises, '2014-01-01'
       FROM jsonb_to_recordset($1::jsonb) AS c (code text, list text, place integer, label text, area text, raises text)`,
      [JSON.stringify(rows)],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE finding_category');
  }
}

type Category = [code: string, label: string, area: string, raises?: string];

// standards.md 3.2, in words of our own; the area is where a finding counts when its author names no other.
const categories: Record<string, Category[]> = {
  SPOT_CHECK: [
    ['SC_NOT_FOR_PROGRAMME', 'Spent on something else than the programme', 'FINANCIAL_MANAGEMENT'],
    ['SC_ACTIVITY_NOT_UNDERTAKEN', 'Claimed for an activity that did not take place', 'PROGRAMME_MANAGEMENT'],
    ['SC_EXCEEDS_BUDGET', 'Above the approved budget', 'FINANCIAL_MANAGEMENT'],
    ['SC_WRONG_PERIOD', 'Claimed in the wrong period or on the wrong FACE form', 'FINANCIAL_MANAGEMENT'],
    ['SC_ADVANCE_AS_EXPENDITURE', 'An advance claimed as expenditure', 'ACCOUNTING'],
    ['SC_COMMITMENT_AS_EXPENDITURE', 'A commitment claimed as expenditure', 'ACCOUNTING'],
    ['SC_FACE_SIGNATORIES', 'Signatories of the FACE form are not the agreed ones', 'INTERNAL_CONTROL'],
    ['SC_NO_DOCUMENTS', 'No supporting documents', 'ACCOUNTING'],
    ['SC_INSUFFICIENT_DOCUMENTS', 'Supporting documents do not suffice', 'ACCOUNTING'],
    ['SC_NO_PROOF_OF_PAYMENT', 'No proof of payment', 'ACCOUNTING'],
    ['SC_NO_PROOF_OF_DELIVERY', 'No proof that goods or services were received', 'PROCUREMENT'],
    ['SC_POOR_RECORDS', 'Records are poorly kept', 'ACCOUNTING'],
    ['SC_NO_AUDIT_TRAIL', 'Transactions cannot be traced', 'ACCOUNTING'],
    ['SC_NO_BANK_RECONCILIATION', 'Bank accounts are not reconciled', 'INTERNAL_CONTROL'],
    ['SC_NO_SEGREGATION', 'Duties are not segregated', 'INTERNAL_CONTROL'],
    ['SC_VAT', 'VAT claimed that should not be', 'FINANCIAL_MANAGEMENT'],
    ['SC_INELIGIBLE_SALARY', 'A salary that is not eligible', 'HR'],
    ['SC_DSA_EXCEEDED', 'Daily subsistence above the agreed rates', 'HR'],
    ['SC_SUPPORT_COSTS', 'Support costs are wrong', 'FINANCIAL_MANAGEMENT'],
    ['SC_NO_COMPETITION', 'Awarded without competition', 'PROCUREMENT'],
    ['SC_INVOICE_NOT_APPROVED', 'Invoices were paid without approval', 'INTERNAL_CONTROL'],
    ['SC_GOODS_NOT_EVALUATED', 'Goods were accepted without being checked', 'PROCUREMENT'],
    ['SC_NO_ASSET_VERIFICATION', 'Assets are not verified', 'ASSETS_INVENTORY'],
    ['SC_ASSETS_MISUSED', 'Assets are not used as agreed', 'ASSETS_INVENTORY'],
    ['SC_NO_SUB_AGREEMENT', 'No agreement with a sub-contractee', 'SUB_PARTNERS'],
    ['SC_SUB_NOT_REPORTING', 'A sub-contractee does not report', 'SUB_PARTNERS'],
    ['SC_PRIOR_RECOMMENDATIONS', 'Earlier recommendations were not implemented', 'INTERNAL_AUDIT'],
    ['SC_OTHER', 'Another observation of a spot check', 'INTERNAL_CONTROL'],
  ],
  FINANCIAL: [
    ['FF_NO_SUPPORT', 'No supporting documentation', 'ACCOUNTING'],
    ['FF_INSUFFICIENT_SUPPORT', 'Supporting documentation does not suffice', 'ACCOUNTING'],
    ['FF_CUT_OFF', 'Booked in the wrong period', 'ACCOUNTING'],
    ['FF_NOT_FOR_PROJECT', 'Not spent on the project', 'FINANCIAL_MANAGEMENT'],
    ['FF_NO_PROOF_OF_PAYMENT', 'No proof of payment', 'ACCOUNTING'],
    ['FF_NO_PROOF_OF_GOODS', 'No proof that goods or services were received', 'PROCUREMENT'],
    ['FF_VAT', 'VAT claimed that should not be', 'FINANCIAL_MANAGEMENT'],
    ['FF_DSA', 'Daily subsistence above the agreed rates', 'HR'],
    ['FF_UNREASONABLE_PRICE', 'The price was not reasonable', 'PROCUREMENT'],
    ['FF_BANK_INTEREST', 'Bank interest was not reported', 'FINANCIAL_MANAGEMENT'],
    ['FF_SUPPORT_COST', 'Support costs are wrong', 'FINANCIAL_MANAGEMENT'],
    ['FF_ACTIVITY_NOT_UNDERTAKEN', 'Claimed for an activity that did not take place', 'PROGRAMME_MANAGEMENT'],
    ['FF_ADVANCE', 'An advance claimed as expenditure', 'ACCOUNTING'],
    ['FF_COMMITMENT', 'A commitment claimed as expenditure', 'ACCOUNTING'],
    ['FF_INELIGIBLE_SALARY', 'A salary that is not eligible', 'HR'],
    ['FF_INELIGIBLE_OTHER', 'Not eligible for another reason', 'FINANCIAL_MANAGEMENT'],
  ],
  KEY_CONTROL: [
    ['KC_PARTNER_SET_UP', 'Set-up and governance of the partner', 'GOVERNANCE'],
    ['KC_PROGRAMME_MANAGEMENT', 'Management of the programme', 'PROGRAMME_MANAGEMENT'],
    ['KC_ORGANISATION_STAFFING', 'Organisation and staffing', 'HR'],
    ['KC_ACCOUNTING_POLICIES', 'Accounting policies and procedures', 'ACCOUNTING'],
    ['KC_SEGREGATION', 'Segregation of duties', 'INTERNAL_CONTROL'],
    ['KC_BUDGETING', 'Budgeting', 'FINANCIAL_MANAGEMENT'],
    ['KC_PAYMENTS', 'Payments', 'INTERNAL_CONTROL'],
    ['KC_CASH_AND_BANK', 'Cash and bank', 'INTERNAL_CONTROL'],
    ['KC_OTHER_OFFICES', 'Other offices and entities', 'SUB_PARTNERS'],
    ['KC_INTERNAL_AUDIT', 'Internal audit', 'INTERNAL_AUDIT'],
    ['KC_ASSETS_INVENTORY', 'Fixed assets and inventory', 'ASSETS_INVENTORY'],
    ['KC_REPORTING_MONITORING', 'Financial reporting and monitoring', 'M_AND_E'],
    ['KC_PROCUREMENT', 'Procurement', 'PROCUREMENT'],
  ],
  // Not of 3.2: what makes an assessment unreliable once it is confirmed (InvalidatingEvent, domain-model.md 2.5).
  INTEGRITY: [
    ['IN_FRAUD', 'Fraud or corruption', 'ANTI_FRAUD', 'FRAUD_FINDING'],
    [
      'IN_SEA',
      'Failure to prevent, report or investigate sexual exploitation and abuse',
      'SAFEGUARDING_PSEA',
      'SEA_FINDING',
    ],
  ],
};
