import { closingRpc, onlySeekerRpc } from './account-closing.js';
import { accountsEvents } from './account-events.js';
import { accountsRpc } from './accounts.js';
import { affiliationsRpc } from './affiliations.js';
import { briefRequestsRpc } from './brief-requests.js';
import { challengesEvents } from './challenge-events.js';
import { challengesRpc } from './challenges.js';
import { checkpointsEvents, checkpointsRpc } from './checkpoints.js';
import { clustersEvents, clustersRpc } from './clusters.js';
import { complaintsEvents, complaintsRpc } from './complaints.js';
import { confidentialityRpc } from './confidentiality.js';
import { confirmationsRpc } from './confirmations.js';
import { consentsRpc } from './consents.js';
import { discretionRpc } from './discretion.js';
import { rpcs } from './catalogue.js';
import { emailChangesRpc } from './email-changes.js';
import { erasureRpc } from './erasure.js';
import { filesEvents, filesRpc } from './files.js';
import { groupsEvents } from './group-events.js';
import { groupPostsRpc } from './group-posts.js';
import { groupsRpc } from './groups.js';
import { notificationsHints } from './notifications.js';
import { officesEvents, officesRpc } from './offices.js';
import { agreementsRpc, openingsRpc, readingsRpc } from './openings.js';
import { receiptsRpc } from './receipts.js';
import { retentionRpc } from './retention.js';
import { retentionPeriodsEvents, retentionPeriodsRpc } from './retention-periods.js';
import { dataRequestsEvents, dataRequestsRpc, personalDataRpc } from './personal-data.js';
import type { ProcessName } from './processes.js';
import { seekerInvitationsRpc, sidesRpc } from './seeker-invitations.js';
import { submissionsEvents } from './submission-events.js';
import { submissionsRpc } from './submissions.js';
import { termsEvents } from './terms-events.js';
import { clusterTermsRpc } from './cluster-terms.js';
import { termsRpc } from './terms.js';
import { notificationsWiring } from './wiring.notifications.js';
import { all, events, type Wiring } from './wiring.parts.js';

export type { Wiring } from './wiring.parts.js';

/**
 * Who owns, calls, states and hears what. NATS permissions and consumers come from this table, so a call or event that
 * is not written here does not pass.
 */
export const wiring: Record<ProcessName, Wiring> = {
  identity: {
    owns: [
      ...all(accountsRpc, closingRpc, emailChangesRpc, affiliationsRpc),
      ...all(clustersRpc, retentionPeriodsRpc, officesRpc),
      personalDataRpc.identity,
    ],
    calls: [onlySeekerRpc.onlySeekerOf, erasureRpc.keepPerson],
    publishes: events(accountsEvents, clustersEvents, retentionPeriodsEvents, officesEvents),
    consumes: [],
  },
  challenges: {
    owns: [
      ...all(challengesRpc, onlySeekerRpc, openingsRpc, complaintsRpc, briefRequestsRpc, discretionRpc),
      ...all(seekerInvitationsRpc),
      personalDataRpc.challenges,
    ],
    calls: [
      accountsRpc.names,
      accountsRpc.findAccount,
      accountsRpc.holders,
      affiliationsRpc.affiliationsOf,
      clustersRpc.clustersById,
      officesRpc.officePeople,
      termsRpc.agreements,
      termsRpc.publishChallengeTerms,
      termsRpc.previewRightsModel,
      submissionsRpc.readiness,
      submissionsRpc.showOpening,
      sidesRpc.takeSeekerSide,
      filesRpc.grantUpload,
      filesRpc.grantDownload,
      filesRpc.describeFiles,
      filesRpc.readProperties,
      filesRpc.removeFile,
    ],
    publishes: events(challengesEvents, complaintsEvents),
    consumes: [
      accountsEvents.accountClosed,
      clustersEvents.clusterChanged,
      retentionPeriodsEvents.periodsChosen,
      submissionsEvents.awardAnswered,
      submissionsEvents.awardTakenBack,
      filesEvents.fileCompleted,
      filesEvents.fileRemoved,
      filesEvents.fileOpened,
      groupsEvents.accountSettled,
    ],
  },
  terms: {
    owns: [
      ...all(
        termsRpc,
        clusterTermsRpc,
        agreementsRpc,
        receiptsRpc,
        confirmationsRpc,
        confidentialityRpc,
        consentsRpc,
        checkpointsRpc,
        erasureRpc,
      ),
      personalDataRpc.terms,
    ],
    calls: [accountsRpc.names, accountsRpc.signatories, challengesRpc.challengeWindow],
    publishes: events(termsEvents, checkpointsEvents),
    consumes: [
      accountsEvents.accountClosed,
      challengesEvents.windowChanged,
      challengesEvents.suspended,
      challengesEvents.resumed,
      challengesEvents.openerReplaced,
      challengesEvents.briefOpened,
      challengesEvents.briefRequestAnswered,
      challengesEvents.awardOffered,
      challengesEvents.decided,
      challengesEvents.accountSettled,
      clustersEvents.clusterChanged,
      retentionPeriodsEvents.periodsChosen,
      officesEvents.officeChanged,
      accountsEvents.affiliationVerified,
      submissionsEvents.draftBegun,
      submissionsEvents.memberJoined,
      submissionsEvents.memberLeft,
      submissionsEvents.submitted,
      submissionsEvents.withdrawn,
      submissionsEvents.refused,
      submissionsEvents.deposited,
      submissionsEvents.depositRefused,
      submissionsEvents.awardOfferTold,
      submissionsEvents.awardLapseTold,
      submissionsEvents.awardAnswered,
      submissionsEvents.awardTakenBack,
      submissionsEvents.challengeKeyMade,
      submissionsEvents.allOpened,
      submissionsEvents.opened,
      submissionsEvents.accessEnded,
      submissionsEvents.contentsDeleted,
      submissionsEvents.nonUseConfirmed,
      submissionsEvents.challengeKeyErased,
      submissionsEvents.accountSettled,
    ],
  },
  submissions: {
    owns: [...all(submissionsRpc, sidesRpc, readingsRpc, retentionRpc), personalDataRpc.submissions],
    calls: [
      accountsRpc.names,
      accountsRpc.findAccount,
      accountsRpc.holders,
      challengesRpc.challengeWindow,
      challengesRpc.awardReason,
      termsRpc.agreements,
      termsRpc.waiting,
      termsRpc.approveOpening,
      termsRpc.keptChallengeKey,
      termsRpc.openDeposit,
      filesRpc.grantUpload,
      filesRpc.grantDownload,
      filesRpc.describeFiles,
      filesRpc.removeFile,
    ],
    publishes: events(submissionsEvents),
    consumes: [
      termsEvents.openingReleased,
      challengesEvents.windowChanged,
      challengesEvents.awardOffered,
      challengesEvents.awardLapsed,
      challengesEvents.decided,
      filesEvents.fileCompleted,
      filesEvents.fileRemoved,
      filesEvents.fileOpened,
      groupsEvents.accountSettled,
      accountsEvents.accountClosed,
      retentionPeriodsEvents.periodsChosen,
    ],
  },
  groups: {
    owns: [...all(groupsRpc, groupPostsRpc, filesRpc, dataRequestsRpc), personalDataRpc.groups],
    calls: [
      accountsRpc.names,
      accountsRpc.findAccount,
      accountsRpc.findAccounts,
      accountsRpc.sessionStands,
      clustersRpc.clustersById,
      challengesRpc.challengeWindow,
      submissionsRpc.fileKey,
      sidesRpc.decidedSides,
    ],
    publishes: events(groupsEvents, filesEvents, dataRequestsEvents),
    consumes: [
      challengesEvents.seekerLeft,
      filesEvents.fileCompleted,
      filesEvents.fileOpened,
      accountsEvents.sessionsRevoked,
      accountsEvents.accountClosed,
    ],
  },
  /**
   * The files listener of `groups`: bytes only. It shares that service's outbox, and either may have the relay's lock.
   * For the copy of everything about a person it asks all.
   */
  files: {
    owns: [],
    calls: [
      accountsRpc.sessionStands,
      submissionsRpc.fileKey,
      briefRequestsRpc.briefFileStands,
      ...all(personalDataRpc),
    ],
    publishes: events(groupsEvents, filesEvents, dataRequestsEvents),
    consumes: [],
  },
  notifications: notificationsWiring,
  gateway: {
    owns: [],
    calls: [
      ...rpcs.filter((contract) => contract.route !== undefined),
      accountsRpc.resolveSession,
      clustersRpc.resolveHost,
    ],
    publishes: [],
    consumes: [],
    listens: [notificationsHints.noticed, accountsEvents.sessionsRevoked],
  },
  demo: {
    owns: [],
    calls: [accountsRpc.bringInAccount, clustersRpc.createCluster, challengesRpc.bringInChallenge],
    publishes: [],
    consumes: [],
  },
};
