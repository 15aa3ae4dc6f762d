import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import type { TestSystem } from '../support/system';
import { addPartner, putRegistration } from './registered-partner';

/** Confirms the list of the Security Council as of now. */
export async function importList(system: TestSystem): Promise<void> {
  const screener = await system.as('UNICEF', 'screener');
  const bytes = gunzipSync(readFileSync(join(__dirname, '../fixtures/lists/un-sc-consolidated-2026-02-27.xml.gz')));
  const fileId = await screener.send('Sanctions', { kind: 'LIST_FILE', name: 'list.xml', bytes });
  await screener.ok('mutation ($fileId: ID!) { importList(input: { source: "UNSC", fileId: $fileId }) { id } }', {
    fileId,
  });
}

/** A declaration that is in force, as the review of a signed one leaves it. */
export async function putDeclaration(system: TestSystem, partnerId: string, state = 'IN_FORCE'): Promise<void> {
  await withClient(system.databases.registry.ownerUrl, async (owner) => {
    const { rows } = await owner.query(`SELECT version FROM declaration_template ORDER BY version DESC LIMIT 1`);
    const id = newId();
    await owner.query(
      `INSERT INTO partner_declaration (id, partner_id, registration_id, template_version, language, answers, legal_name,
                                        signatory_sealed, channel, signed_at, signed_by, content_hash, basis_hash,
                                        valid_until, state)
       SELECT $1, $2, r.id, $3, 'EN', '[]', 'x', 'x', 'PORTAL', $4, 'x', 'x', 'x', $4::timestamptz + interval '5 years', $5
       FROM registration r WHERE r.partner_id = $2`,
      [id, partnerId, rows[0].version, system.clock.now(), state],
    );
    await owner.query(
      `INSERT INTO declaration_event (id, declaration_id, state, actor, at) VALUES ($1, $2, $3, 'test', $4)`,
      [newId(), id, state, system.clock.now()],
    );
  });
}

/** A partner that may be given its first code, once its screening is finished. */
export async function addReadyPartner(system: TestSystem, officer: Caller, legalName: string): Promise<string> {
  const partnerId = await addPartner(officer, legalName);
  await putRegistration(system, partnerId, 'PROFILE_COMPLETE');
  await putDeclaration(system, partnerId);
  await becomesClear(system, partnerId);
  return partnerId;
}

/** Waits until sanctions has cleared the partner, and the feed and the list are as new as a decision needs. */
export const becomesClear = (system: TestSystem, partnerId: string) =>
  eventually(
    () =>
      withClient(system.databases.registry.ownerUrl, async (owner) => {
        const { rows } = await owner.query(
          `SELECT c.status, c.basis_hash = p.basis_hash AS current, f.caught_up_at AS read, l.confirmed_at AS confirmed
           FROM partner p JOIN clearance c ON c.partner_id = p.id, feed_cursor f, list_confirmation l
           WHERE p.id = $1 AND f.consumer = 'sanctions' AND l.source = 'UNSC'`,
          [partnerId],
        );
        const now = system.clock.now().getTime();
        expect(rows[0]).toMatchObject({ status: 'CLEAR', current: true });
        expect(Math.abs(now - rows[0].read.getTime())).toBeLessThan(50_000);
        expect(now - rows[0].confirmed.getTime()).toBeLessThan(20 * 3_600_000);
      }),
    30_000,
  );

export const assignPartnerCode = `mutation ($input: AssignPartnerCodeInput!) { assignPartnerCode(input: $input) {
  id system kind value status businessArea agency { code } } }`;

export async function registerPartner(system: TestSystem, partnerId: string): Promise<string> {
  const admin = await system.as('UNHCR', 'admin');
  const { assignPartnerCode: code } = await admin.ok(assignPartnerCode, {
    input: { partnerId, agency: 'UNHCR', system: 'MSRP' },
  });
  return code.id;
}
