import { complaintsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { ComplaintsService } from './complaints.service.js';

@Controller()
export class ComplaintsController {
  constructor(private readonly complaints: ComplaintsService) {}

  @Handle(complaintsRpc.complaintContact)
  contact(call: Call<typeof complaintsRpc.complaintContact>) {
    return this.complaints.contact(call);
  }

  @Handle(complaintsRpc.fileComplaint)
  file(call: Call<typeof complaintsRpc.fileComplaint>) {
    return this.complaints.file(call);
  }

  @Handle(complaintsRpc.listComplaints)
  list(call: Call<typeof complaintsRpc.listComplaints>) {
    return this.complaints.list(call);
  }

  @Handle(complaintsRpc.getComplaint)
  get(call: Call<typeof complaintsRpc.getComplaint>) {
    return this.complaints.get(call);
  }

  @Handle(complaintsRpc.answerComplaint)
  answer(call: Call<typeof complaintsRpc.answerComplaint>) {
    return this.complaints.answer(call);
  }
}
