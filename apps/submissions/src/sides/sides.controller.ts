import { sidesRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { SidesService } from './sides.service.js';

@Controller()
export class SidesController {
  constructor(private readonly sides: SidesService) {}

  @Handle(sidesRpc.takeSeekerSide)
  takeSeekerSide(call: Call<typeof sidesRpc.takeSeekerSide>) {
    return this.sides.takeSeekerSide(call);
  }

  @Handle(sidesRpc.decidedSides)
  decidedSides(call: Call<typeof sidesRpc.decidedSides>) {
    return this.sides.decided(call);
  }
}
