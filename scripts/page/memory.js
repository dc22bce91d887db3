/** The values that each part of the page was last painted from: it is painted again only when they change. */

const painted = {};

/** Whether a part would now be painted from other values than last time. */
export function changed(part, ...values) {
  const signature = JSON.stringify(values);
  if (painted[part] === signature) return false;
  painted[part] = signature;
  return true;
}
