import { closingRpc, onlySeekerRpc } from './account-closing.js';
import { accountsRpc } from './accounts.js';
import { affiliationsRpc } from './affiliations.js';
import { briefRequestsRpc } from './brief-requests.js';
import { challengesRpc } from './challenges.js';
import { checkpointsRpc } from './checkpoints.js';
import { clusterTermsRpc } from './cluster-terms.js';
import { clustersRpc } from './clusters.js';
import { complaintsRpc } from './complaints.js';
import { confidentialityRpc } from './confidentiality.js';
import { confirmationsRpc } from './confirmations.js';
import { consentsRpc } from './consents.js';
import type { Rpc } from './contract.js';
import { discretionRpc } from './discretion.js';
import { emailChangesRpc } from './email-changes.js';
import { erasureRpc } from './erasure.js';
import { filesRpc } from './files.js';
import { groupPostsRpc } from './group-posts.js';
import { groupsRpc } from './groups.js';
import { notificationsRpc } from './notifications.js';
import { officesRpc } from './offices.js';
import { agreementsRpc, openingsRpc, readingsRpc } from './openings.js';
import { receiptsRpc } from './receipts.js';
import { dataRequestsRpc, personalDataRpc } from './personal-data.js';
import { retentionRpc } from './retention.js';
import { seekerInvitationsRpc, sidesRpc } from './seeker-invitations.js';
import { retentionPeriodsRpc } from './retention-periods.js';
import { submissionsRpc } from './submissions.js';
import { termsRpc } from './terms.js';

const contracts: readonly Record<string, Rpc>[] = [
  accountsRpc,
  closingRpc,
  affiliationsRpc,
  emailChangesRpc,
  clustersRpc,
  retentionPeriodsRpc,
  officesRpc,
  challengesRpc,
  onlySeekerRpc,
  openingsRpc,
  complaintsRpc,
  briefRequestsRpc,
  seekerInvitationsRpc,
  discretionRpc,
  termsRpc,
  clusterTermsRpc,
  agreementsRpc,
  receiptsRpc,
  confirmationsRpc,
  consentsRpc,
  confidentialityRpc,
  checkpointsRpc,
  erasureRpc,
  submissionsRpc,
  sidesRpc,
  readingsRpc,
  retentionRpc,
  groupsRpc,
  groupPostsRpc,
  filesRpc,
  dataRequestsRpc,
  personalDataRpc,
  notificationsRpc,
];

/** Every call there is. */
export const rpcs: readonly Rpc[] = contracts.flatMap((calls) => Object.values(calls));

/** Every contract with an address at the edge. */
export const routes: readonly (Rpc & { route: string })[] = rpcs.filter(
  (contract): contract is Rpc & { route: string } => contract.route !== undefined,
);
