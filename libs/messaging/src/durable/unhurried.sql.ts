/**
 * A condition that is always true and lets the statement's transaction commit without waiting for the disk. For marks
 * that may be lost in a crash: Postgres stays consistent, and the work that they stand for is done again.
 */
export const unhurried = `set_config('synchronous_commit', 'off', true) IS NOT NULL`;
