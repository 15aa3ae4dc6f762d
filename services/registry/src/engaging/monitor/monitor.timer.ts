import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { Background } from '@partner-commons/platform/work';
import type { RegistryFeatures } from '../../context';

/** One partner per transaction: what cannot be done for one holds back no other. */
interface Duty<Item> {
  name: string;
  find(features: RegistryFeatures): Promise<Item[]>;
  act(features: RegistryFeatures, item: Item): Promise<unknown>;
}

const duty = <Item>({ name, find, act }: Duty<Item>) => ({
  async run(background: Background<RegistryFeatures>): Promise<void> {
    const requestId = `timer:${name}`;
    const items = await background.transaction(name, requestId, find);
    for (const item of items) await background.transaction(name, requestId, (features) => act(features, item));
  },
});

const duties = [
  duty({
    name: 'reviewRegistration',
    find: ({ monitor }) => monitor.expiredRegistrations(),
    act: ({ monitor }, expired) => monitor.reviewRegistration(expired),
  }),
  duty({
    name: 'acceptRenewal',
    find: ({ monitor }) => monitor.renewedRegistrations(),
    act: ({ monitor }, partnerId) => monitor.acceptRenewal(partnerId),
  }),
  duty({
    name: 'reviewDeclaration',
    find: ({ monitor }) => monitor.lapsedDeclarations(),
    act: ({ monitor }, lapsed) => monitor.reviewDeclaration(lapsed),
  }),
  duty({
    name: 'acceptSignature',
    find: ({ monitor }) => monitor.signedAgain(),
    act: ({ monitor }, partnerId) => monitor.acceptSignature(partnerId),
  }),
  duty({
    name: 'makeInactive',
    find: ({ monitor }) => monitor.dormant(),
    act: ({ monitor }, partnerId) => monitor.makeInactive(partnerId),
  }),
  duty({
    name: 'carryOutProposal',
    find: ({ standingProposals }) => standingProposals.due(),
    act: ({ standingProposals }, id) => standingProposals.carryOutDue(id),
  }),
  duty({
    name: 'followAgencyStanding',
    find: ({ codeMirror }) => codeMirror.outOfStep(),
    act: ({ codeMirror }, { partnerId, standing }) => codeMirror.follow(partnerId, standing),
  }),
  duty({
    name: 'reviewSuspension',
    find: ({ standingProposals }) => standingProposals.ended(),
    act: ({ standingReviews }, { id, partnerId }) => standingReviews.open(partnerId, 'SUSPENSION_ENDED', id),
  }),
];

/** The continuous monitor of the criteria of registration, and what was decided for later (UNHCR-55). */
export const monitorTimer: Timer<RegistryFeatures> = {
  name: 'monitor',
  everySeconds: 3_600,
  async run(background) {
    for (const { run } of duties) await run(background);
  },
};
