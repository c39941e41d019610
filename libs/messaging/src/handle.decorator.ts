import type { Rpc } from '@allmende/contracts';
import { applyDecorators, Catch, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';
import type { Answer, Call } from './call.js';

// Nest's own filter would turn a problem into "Internal server error" before the transport sees it.
@Catch()
class PassErrorsOn implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/** Marks the controller method that answers a contract; one service and one method per contract. */
export function Handle<C extends Rpc>(contract: C) {
  const decorate = applyDecorators(
    MessagePattern(contract.subject, { contract }),
    UseFilters(new PassErrorsOn()),
  );
  return <T extends (call: Call<C>) => Promise<Answer<C>> | Answer<C>>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<T>,
  ): void => decorate(target, name, descriptor);
}
