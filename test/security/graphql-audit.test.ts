import { type AuditResult, auditServer } from 'graphql-http';
import { startTestSystem, type TestSystem } from '../support/system';

/** trust.md G18: the audit suite of the GraphQL-over-HTTP specification, at the gateway of the whole system. */

let system: TestSystem;

beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());

function auditAs(token: string | undefined): Promise<AuditResult[]> {
  return auditServer({
    url: `${system.url}/graphql`,
    fetchFn: (url: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      if (token) headers.set('authorization', `Bearer ${token}`);
      return fetch(url, { ...init, headers });
    },
  });
}

const failures = (results: AuditResult[], status: AuditResult['status']) =>
  results.filter((result) => result.status === status).map(({ id, name }) => `${id} ${name}`);

test('with a reader’s token: no error, and only the warnings that G16 asks for', async () => {
  const results = await auditAs((await system.as('WFP', 'reader')).token);
  expect(results.length).toBeGreaterThan(60);
  expect(failures(results, 'error')).toEqual([]);
  // trust.md G16 wants 4xx for what did not run, whatever is accepted; the specification recommends 200 for application/json.
  expect(failures(results, 'warn')).toEqual([
    '572B SHOULD use 200 status code on document parsing failure when accepting application/json',
    'FDE2 SHOULD use 200 status code on document validation failure when accepting application/json',
    '7B9B SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
  ]);
});

test('without a token only the audits that read the schema fail, because it is closed (G11)', async () => {
  const results = await auditAs(undefined);
  const failed = results.filter(({ status }) => status === 'error');
  expect(failures(results, 'error')).toEqual([
    'BF61 MUST accept utf-8 encoded request',
    '28B9 MUST allow map {variables} parameter when accepting application/json',
  ]);
  for (const result of failed) {
    const { errors } = 'response' in result ? await (result.response as Response).json() : { errors: [] };
    expect(errors[0].extensions).toMatchObject({ code: 'INVALID_INPUT', reason: 'INTROSPECTION_CLOSED' });
  }
});
