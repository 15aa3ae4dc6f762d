import type { LocalIssuers } from '@partner-commons/gateway/issuers/local.issuers';
import type { DemoPerson } from './demo-world';

const tokenHours = 12;

interface StartFacts {
  url: string;
  dataDirectory: string;
  people: DemoPerson[];
  issuers: LocalIssuers;
}

/** What `npm start` prints: where to go, as whom, and a first question that works when pasted. */
export async function describeStart({ url, dataDirectory, people, issuers }: StartFacts): Promise<string> {
  const tokens = await Promise.all(
    people.map(async (person) => ({
      ...person,
      token: await issuers.mint({ ...person, seconds: tokenHours * 3_600 }),
    })),
  );
  const lines = tokens.map(({ agency, subject, can, token }) => `  ${agency} ${subject}: ${can}\n    ${token}`);
  const [first] = tokens;
  return `
Partner Commons is running.

  GraphQL page   ${url}/
  GraphQL        ${url}/graphql
  Data           ${dataDirectory}

Sign in with one of these tokens (header "authorization: Bearer <token>", valid for ${tokenHours} hours):

${lines.join('\n')}

A first question:

  curl -s ${url}/graphql -H 'content-type: application/json' -H 'authorization: Bearer ${first?.token}' \\
    -d '{"query":"{ searchPartners(first: 5) { totalCount edges { node { legalName standing clearance { status } } } } }"}'

The roster is nearly empty. In another terminal, "npm run samples" imports two real Security Council lists and a
directory of 761 NGOs; README.md shows what to ask then. Stop with Ctrl-C.
`;
}
