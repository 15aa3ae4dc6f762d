import type { ConsultationState } from './consultation.enums';

type State = `${ConsultationState}`;
type Step = 'update' | 'invite' | 'respond' | 'survey' | 'attend' | 'minute' | 'cancel';

/** The states in which a step may be taken, and the one that it leads to; null stays. */
const steps: Record<Step, { from: readonly State[]; to: State | null }> = {
  update: { from: ['PLANNED', 'INVITED'], to: null },
  invite: { from: ['PLANNED', 'INVITED'], to: 'INVITED' },
  respond: { from: ['INVITED'], to: null },
  survey: { from: ['INVITED', 'HELD', 'MINUTED'], to: null },
  attend: { from: ['PLANNED', 'INVITED', 'HELD'], to: 'HELD' },
  minute: { from: ['HELD', 'MINUTED'], to: 'MINUTED' },
  cancel: { from: ['PLANNED', 'INVITED'], to: 'CANCELLED' },
};

export type ConsultationStep = Step;

/** The state after a step, or null when it may not be taken. */
export function stateAfter(state: State, step: Step): State | null {
  const { from, to } = steps[step];
  return from.includes(state) ? (to ?? state) : null;
}

const international = ['INTERNATIONAL_NGO', 'REGIONAL_NGO', 'UN_ENTITY', 'IGO_OR_DEVELOPMENT_BANK'];

/** Local are those of the country of the consultation; of one without a country, those that are no international body. */
export function isLocal(primaryType: string | null, origin: string | null, country: string | null): boolean {
  if (primaryType !== null && international.includes(primaryType)) return false;
  return country === null || origin === null || origin === country;
}
