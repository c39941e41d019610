import { challengesRpc, onlySeekerRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { ChallengeBriefService } from './challenge-brief.service.js';
import { ChallengeCourseService } from './challenge-course.service.js';
import { ChallengeDraftsService } from './challenge-drafts.service.js';
import { ChallengeOpenerChangeService } from './challenge-opener-change.service.js';
import { ChallengeListingService } from './challenge-listing.service.js';
import { ChallengePagesService } from './challenge-pages.service.js';
import { ChallengeReviewService } from './challenge-review.service.js';
import { ChallengeSuspensionService } from './challenge-suspension.service.js';
import { SeekerTeamService } from '../seekers/seeker-team.service.js';

@Controller()
export class ChallengesController {
  constructor(
    private readonly listing: ChallengeListingService,
    private readonly pages: ChallengePagesService,
    private readonly drafts: ChallengeDraftsService,
    private readonly brief: ChallengeBriefService,
    private readonly review: ChallengeReviewService,
    private readonly course: ChallengeCourseService,
    private readonly suspension: ChallengeSuspensionService,
    private readonly openerChange: ChallengeOpenerChangeService,
    private readonly team: SeekerTeamService,
  ) {}

  @Handle(challengesRpc.listChallenges)
  list(call: Call<typeof challengesRpc.listChallenges>) {
    return this.listing.list(call);
  }

  @Handle(challengesRpc.countChallenges)
  count(call: Call<typeof challengesRpc.countChallenges>) {
    return this.listing.count(call);
  }

  @Handle(challengesRpc.listOwn)
  listOwn(call: Call<typeof challengesRpc.listOwn>) {
    return this.listing.listOwn(call);
  }

  @Handle(challengesRpc.getChallenge)
  get(call: Call<typeof challengesRpc.getChallenge>) {
    return this.pages.get(call);
  }

  @Handle(challengesRpc.nameChallenges)
  names(call: Call<typeof challengesRpc.nameChallenges>) {
    return this.pages.names(call);
  }

  @Handle(challengesRpc.getMembersPart)
  membersPart(call: Call<typeof challengesRpc.getMembersPart>) {
    return this.pages.membersPart(call);
  }

  @Handle(challengesRpc.standing)
  standing(call: Call<typeof challengesRpc.standing>) {
    return this.pages.standing(call);
  }

  @Handle(challengesRpc.challengeWindow)
  window(call: Call<typeof challengesRpc.challengeWindow>) {
    return this.pages.window(call);
  }

  @Handle(onlySeekerRpc.onlySeekerOf)
  onlySeekerOf(call: Call<typeof onlySeekerRpc.onlySeekerOf>) {
    return this.listing.onlySeekerOf(call);
  }

  @Handle(challengesRpc.createChallenge)
  create(call: Call<typeof challengesRpc.createChallenge>) {
    return this.drafts.create(call);
  }

  @Handle(challengesRpc.getDraft)
  getDraft(call: Call<typeof challengesRpc.getDraft>) {
    return this.drafts.get(call);
  }

  @Handle(challengesRpc.saveDraft)
  saveDraft(call: Call<typeof challengesRpc.saveDraft>) {
    return this.drafts.save(call);
  }

  @Handle(challengesRpc.addSeeker)
  addSeeker(call: Call<typeof challengesRpc.addSeeker>) {
    return this.drafts.addSeeker(call);
  }

  @Handle(challengesRpc.getBrief)
  getBrief(call: Call<typeof challengesRpc.getBrief>) {
    return this.brief.read(call);
  }

  @Handle(challengesRpc.grantBriefFile)
  grantBriefFile(call: Call<typeof challengesRpc.grantBriefFile>) {
    return this.brief.grantFile(call);
  }

  @Handle(challengesRpc.addBriefFile)
  addBriefFile(call: Call<typeof challengesRpc.addBriefFile>) {
    return this.brief.addFile(call);
  }

  @Handle(challengesRpc.removeBriefFile)
  removeBriefFile(call: Call<typeof challengesRpc.removeBriefFile>) {
    return this.brief.removeFile(call);
  }

  @Handle(challengesRpc.sendToReview)
  sendToReview(call: Call<typeof challengesRpc.sendToReview>) {
    return this.review.sendToReview(call);
  }

  @Handle(challengesRpc.sendBack)
  sendBack(call: Call<typeof challengesRpc.sendBack>) {
    return this.review.sendBack(call);
  }

  @Handle(challengesRpc.publish)
  publish(call: Call<typeof challengesRpc.publish>) {
    return this.review.publish(call);
  }

  @Handle(challengesRpc.extend)
  extend(call: Call<typeof challengesRpc.extend>) {
    return this.course.extend(call);
  }

  @Handle(challengesRpc.suspend)
  suspend(call: Call<typeof challengesRpc.suspend>) {
    return this.suspension.suspend(call);
  }

  @Handle(challengesRpc.resume)
  resume(call: Call<typeof challengesRpc.resume>) {
    return this.suspension.resume(call);
  }

  @Handle(challengesRpc.replaceOpener)
  replaceOpener(call: Call<typeof challengesRpc.replaceOpener>) {
    return this.openerChange.replace(call);
  }

  @Handle(challengesRpc.removeSeeker)
  removeSeeker(call: Call<typeof challengesRpc.removeSeeker>) {
    return this.team.remove(call);
  }

  @Handle(challengesRpc.withdrawChallenge)
  withdraw(call: Call<typeof challengesRpc.withdrawChallenge>) {
    return this.course.withdraw(call);
  }
}
