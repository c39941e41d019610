/** What a route says about itself beside its modules. */
export type Handle = {
  /** The page is for a signed-in person and runs React in the browser. */
  hydrate?: boolean;
};
