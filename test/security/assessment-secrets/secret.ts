import type { Role } from '@partner-commons/platform/viewer';
import type { Caller } from '../../support/caller';
import type { TestSystem } from '../../support/system';

/** Where the secrets are made. UNICEF owns, UNHCR asks, WFP and UNDP have nothing to do with it. */
export interface SecretWorld {
  system: TestSystem;
  as(agency: string, subject: string): Promise<Caller>;
  /** All secrets are about this partner, whose user is `PARTNER_USERS director`. */
  partnerId: string;
}

/** Who looks. */
export interface Looker {
  kind: 'PUBLIC' | 'AGENCY' | 'PARTNER';
  agency: string | null;
  roles: Role[];
  /** Acts for the partner that the secrets are about. */
  isOwn: boolean;
}

export type Circle = (who: Looker) => boolean;

/** Somebody with a role there; who has none is nobody's member. */
export const ofAgency =
  (...agencies: string[]): Circle =>
  ({ kind, agency, roles }) =>
    kind === 'AGENCY' && roles.length > 0 && agency !== null && agencies.includes(agency);
export const withRole =
  (...wanted: Role[]): Circle =>
  ({ roles }) =>
    roles.some((role) => wanted.includes(role));
export const ownPartner: Circle = ({ kind, roles, isOwn }) => kind === 'PARTNER' && roles.length > 0 && isOwn;
export const staff: Circle = ({ kind, roles }) => kind === 'AGENCY' && roles.length > 0;
export const anyOf =
  (...circles: Circle[]): Circle =>
  (who) =>
    circles.some((circle) => circle(who));
export const allOf =
  (...circles: Circle[]): Circle =>
  (who) =>
    circles.every((circle) => circle(who));

/** A way to the words: a document that may use $id, the object's, and $partnerId. */
export interface Way {
  query: string;
  /** Whom it is open to as a whole; everybody when not given. */
  isFor?: Circle;
}

export interface Secret {
  /** What it is and, where 2.8 has a row for it, the row. */
  name: string;
  make(world: SecretWorld): Promise<string>;
  /** Stands in what is confidential of it, and nowhere else. */
  word: string;
  readers: Circle;
  ways: Record<string, Way>;
  /** Documents with $id that must answer alike for it and for an invented id, to whoever may not know that it is there. */
  probes?: Record<string, string>;
  knowers?: Circle;
  /** Makes another of its kind, or changes its words, behind everybody's back ($1 is its id); for who may not read it nothing may change. */
  change?: string;
}
