/** Remembers what a part of the page was painted from, so that it is painted only when that changes. */

const painted = {};

/** Whether a part would now be painted from other values than last time. */
export function changed(part, ...values) {
  const signature = JSON.stringify(values);
  if (painted[part] === signature) return false;
  painted[part] = signature;
  return true;
}
