import { receiptsRpc, termsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { ReceiptsService } from './receipts.service.js';

@Controller()
export class ReceiptsController {
  constructor(private readonly receipts: ReceiptsService) {}

  @Handle(termsRpc.getReceipt)
  get(call: Call<typeof termsRpc.getReceipt>) {
    return this.receipts.get(call);
  }

  @Handle(termsRpc.listReceipts)
  list(call: Call<typeof termsRpc.listReceipts>) {
    return this.receipts.list(call);
  }

  @Handle(receiptsRpc.receiptNumber)
  number(call: Call<typeof receiptsRpc.receiptNumber>) {
    return this.receipts.number(call);
  }

  @Handle(termsRpc.listReceiptKeys)
  keys() {
    return this.receipts.keys();
  }
}
