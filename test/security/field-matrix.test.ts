import { type Access, accessOf } from '@partner-commons/platform/permissions';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { buildSubgraph } from '@partner-commons/platform/subgraph';
import { partnerRoles, publicViewer, type Role, roles, type Viewer } from '@partner-commons/platform/viewer';
import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { subgraphs } from '../../scripts/subgraphs';
import { forgotten, type Looker, maySee } from './field-oracle';

/** trust.md Z01 over types: what the tables let through on *any* way to an object, against an oracle by 2.8. */

interface View extends Looker {
  name: string;
  viewer: Viewer;
}

const staffRoles = roles.filter((role) => !partnerRoles.includes(role));
const signed = { ...publicViewer, subject: 'https://issuer.example#somebody' };
const grants = (role: Role) => [{ role, office: null }];

const mine = '01890000-0000-7000-8000-00000000000a';
const theirs = '01890000-0000-7000-8000-00000000000b';
const headquarters = '01890000-0000-7000-8000-00000000000c';

/** Everybody, looking at what is theirs and at what is another agency's or another partner's. */
const views: View[] = [true, false].flatMap((own) => {
  const somebody = (kind: Looker['kind'], role: Role | null, viewer: Viewer, as = ''): View => ({
    name: `${kind} ${role ?? 'without a role'}${as}, ${own ? 'own' : "another's"}`,
    kind,
    role,
    own,
    viewer,
  });
  const agency = (role: Role | null) =>
    somebody('AGENCY', role, { ...signed, kind: 'AGENCY', agency: 'UNHCR', roles: role ? grants(role) : [] });
  const partner = (role: Role) => [
    somebody('PARTNER', role, { ...signed, kind: 'PARTNER', partnerId: mine, roles: grants(role) }),
    // As headquarters: the own object is one of its offices.
    somebody(
      'PARTNER',
      role,
      { ...signed, kind: 'PARTNER', partnerId: headquarters, partnerIds: [mine], roles: grants(role) },
      ' of headquarters',
    ),
  ];
  return [
    somebody('PUBLIC', null, publicViewer),
    agency(null),
    somebody('PARTNER', null, { ...signed, kind: 'PARTNER' }),
    ...staffRoles.map(agency),
    ...partnerRoles.flatMap(partner),
  ];
});

/** An object as field rules see it: with the keys of its owner. */
const objectOf = ({ own }: View) => {
  const owner = own ? mine : theirs;
  return { id: owner, partnerId: owner, agency: own ? 'UNHCR' : 'WFP' };
};

/** Their answers are rows of the caller's own agency by construction. */
const ownAgencyOnly =
  /^(kpiExport|derivedKpiRefresh|reportContributions|reportingObligationRules|concerns?|milestoneRatings|mutualReviews|reviewAccesses|reviewReadings|reviewSchedule|closurePrompts|assuranceJoins|auditFirmVariances|replayReuse|reuseEmbargoes|assessmentImport|mitigationCosts|riskAppetites|riskEntry|riskRegister|accessGrants|accessLog|disclosureRequests|readingLog|adverseMedia(ResponseTime)?|allegations?|observationInbox|factImport|kpiBatch|kpiImport|moneyFacts|corroborationIssues|ineligibilityCases|lossEvents?|serviceAccounts|interimSuspensions|partnerImport|publishedAlerts|recoveryClaims|referrals|sharedAlerts|partnerExport|offlineRegistration|duplicateSweep|invitations|\w+AuditEvents)$/;
/** A partner user gets NOT_FOUND, or a list of its own, for others here: id-guessing.test.ts. */
const ownPartnerOnly =
  /^(concerns?|consultations?|surveys?|reviews|partnershipEvaluations|milestoneRatings|mutualReviews|reviewAccesses|reviewReadings|assessments|notices|assuranceActivities|findings|capacityPlans|reuseRequests|registrationChecklist|partnerUsers|engagements|partnershipDashboard|partnerCases|sharedObservations|clarificationRequests)$/;

/**
 * What a root field may hand out: mutations refuse ids of others (id-guessing.test.ts), so what they answer is the
 * caller's own; a query is taken to hand out what is another's too, and the fields must defend themselves.
 */
function handsOut(root: string, field: string, { kind, own }: View): boolean {
  if (own) return true;
  if (root === 'Mutation' || ownAgencyOnly.test(field)) return false;
  return !(kind === 'PARTNER' && ownPartnerOnly.test(field));
}

/** All `Type.field` of a service that somebody gets to see, on whatever way, also as an entity of another service. */
function reach(service: ServiceName, schema: GraphQLSchema, view: View): Set<string> {
  const { permissions, references } = subgraphs[service];
  const seen = new Set<string>();
  const entered = new Set<string>();
  const queue: GraphQLObjectType[] = [];
  const enter = (name: string) => {
    const type = schema.getType(name);
    if (entered.has(name) || !isObjectType(type)) return;
    entered.add(name);
    queue.push(type);
  };
  const object = objectOf(view);
  const lets = (access: Access, parent: unknown) => access.allows(view.viewer, parent);
  for (const root of ['Query', 'Mutation']) {
    const type = schema.getType(root);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!lets(accessOf(permissions, root, field.name), undefined) || field.name.startsWith('_')) continue;
      if (handsOut(root, field.name, view)) enter(getNamedType(field.type).name);
    }
  }
  for (const [name, { access }] of Object.entries(references)) if (lets(access, object)) enter(name);
  for (const type of queue) {
    for (const field of Object.values(type.getFields())) {
      if (!lets(accessOf(permissions, type.name, field.name), object)) continue;
      seen.add(`${type.name}.${field.name}`);
      enter(getNamedType(field.type).name);
    }
  }
  return seen;
}

test('Z01: on every way to every object, each field is open to exactly whom 2.8 names', () => {
  const differences: string[] = [];
  let cells = 0;
  for (const service of serviceNames) {
    const schema = buildSubgraph(subgraphs[service]);
    const types = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter(({ name }) => !name.startsWith('_') && name !== 'Query' && name !== 'Mutation');
    for (const view of views) {
      const seen = reach(service, schema, view);
      for (const type of types) {
        for (const field of Object.keys(type.getFields())) {
          cells += 1;
          const open = seen.has(`${type.name}.${field}`);
          if (open === maySee(service, type.name, field, view)) continue;
          differences.push(`${service}: ${type.name}.${field} is ${open ? 'open to' : 'closed to'} ${view.name}`);
        }
      }
    }
  }
  expect(differences).toEqual([]);
  expect(cells).toBeGreaterThan(5_000);
});

test('Z01: the oracle speaks of nothing that is gone', () => {
  expect(forgotten()).toEqual([]);
});
