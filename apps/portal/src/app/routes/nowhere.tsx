import { ApiProblem } from '../api.problem.js';
import { loaderOf } from '../served.js';

/** An address that no page has. */
export const loader = loaderOf(({ visit }) => {
  throw new ApiProblem(404, 'not-found', { requestId: visit.requestId });
});

/** Never shown: with it the address is a page, and the frame around it says that there is none. */
export default function Nowhere() {
  return null;
}
