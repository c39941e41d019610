import { accountsEvents } from './account-events.js';
import { accountsRpc } from './accounts.js';
import { challengesEvents } from './challenge-events.js';
import { challengesRpc } from './challenges.js';
import { checkpointsEvents } from './checkpoints.js';
import { clustersEvents, clustersRpc } from './clusters.js';
import { complaintsEvents } from './complaints.js';
import { groupsEvents } from './group-events.js';
import { groupsRpc } from './groups.js';
import { notificationsHints, notificationsRpc } from './notifications.js';
import { officesRpc } from './offices.js';
import { retentionPeriodsEvents } from './retention-periods.js';
import { dataRequestsEvents, personalDataRpc } from './personal-data.js';
import { receiptsRpc } from './receipts.js';
import { seekerInvitationsRpc } from './seeker-invitations.js';
import { submissionsEvents } from './submission-events.js';
import { submissionsRpc } from './submissions.js';
import { termsEvents } from './terms-events.js';
import { all, type Wiring } from './wiring.parts.js';

/** What `notifications` tells people of; a kind of news that is not written here reaches nobody. */
export const notificationsWiring: Wiring = {
  owns: [...all(notificationsRpc), personalDataRpc.notifications],
  calls: [
    accountsRpc.addresses,
    accountsRpc.names,
    accountsRpc.holders,
    accountsRpc.signatories,
    accountsRpc.operators,
    officesRpc.officePeople,
    accountsRpc.mailLink,
    accountsRpc.mailSent,
    clustersRpc.clustersById,
    challengesRpc.challengeWindow,
    submissionsRpc.mailInvitation,
    groupsRpc.mailGroupInvitation,
    seekerInvitationsRpc.mailSeekerInvitation,
    receiptsRpc.receiptNumber,
  ],
  publishes: [],
  consumes: [
    accountsEvents.mailLinkRequested,
    accountsEvents.accountClosed,
    accountsEvents.affiliationVerified,
    retentionPeriodsEvents.periodsChosen,
    clustersEvents.membershipRequested,
    clustersEvents.membershipAdmitted,
    clustersEvents.membershipRefused,
    challengesEvents.sentToReview,
    challengesEvents.sentBack,
    challengesEvents.published,
    challengesEvents.opened,
    challengesEvents.extended,
    challengesEvents.openerReplaced,
    challengesEvents.suspended,
    challengesEvents.resumed,
    challengesEvents.closed,
    challengesEvents.decided,
    challengesEvents.seekerInvited,
    challengesEvents.seekerAddressInvited,
    challengesEvents.seekerLeft,
    challengesEvents.briefRequested,
    challengesEvents.briefRequestAnswered,
    challengesEvents.outcomeTold,
    complaintsEvents.complaintFiled,
    complaintsEvents.complaintAnswered,
    termsEvents.accepted,
    termsEvents.declined,
    termsEvents.agreementOutdated,
    termsEvents.openingApproved,
    termsEvents.confirmationAsked,
    termsEvents.confirmationAnswered,
    termsEvents.consentAsked,
    termsEvents.consentReminded,
    termsEvents.consentAnswered,
    termsEvents.receiptIssued,
    termsEvents.readingAsked,
    termsEvents.readingAnswered,
    checkpointsEvents.checkpointOfWeek,
    submissionsEvents.memberInvited,
    submissionsEvents.memberJoined,
    submissionsEvents.memberLeft,
    submissionsEvents.submitted,
    submissionsEvents.withdrawn,
    submissionsEvents.allOpened,
    submissionsEvents.awardOfferTold,
    submissionsEvents.awardAnswered,
    submissionsEvents.awardLapseTold,
    submissionsEvents.awardTakenBack,
    submissionsEvents.decisionTold,
    submissionsEvents.deletionAhead,
    submissionsEvents.draftDeletionAhead,
    submissionsEvents.nonUseAsked,
    submissionsEvents.nonUseOverdue,
    groupsEvents.memberInvited,
    groupsEvents.memberJoined,
    groupsEvents.invitationDeclined,
    groupsEvents.formerSeekerStays,
    groupsEvents.postAdded,
    groupsEvents.postRemoved,
    groupsEvents.fileShared,
    dataRequestsEvents.dataReady,
  ],
  hints: [notificationsHints.noticed],
};
