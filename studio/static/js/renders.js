// How far work is: the server tells each change, the bars follow, and the page comes anew when one ends.

/** @typedef {{kind: string, id: number, video: number | null, state: string, percent: number, left: string}} Work */

const open = new Set(["waiting", "running"]);

/** @param {Document} doc */
export function followWork(doc) {
  const rows = doc.querySelectorAll("[data-work]");
  if (!rows.length) return;
  const stream = new EventSource("/events");
  stream.addEventListener("work", (event) => {
    const told = /** @type {Work} */ (JSON.parse(event.data));
    const row = doc.querySelector(`[data-work="${told.kind}-${told.id}"]`);
    if (row) show(/** @type {HTMLElement} */ (row), told);
  });
  addEventListener("pagehide", () => stream.close());
}

/** @param {HTMLElement} row @param {Work} told */
function show(row, told) {
  if (row.dataset.state !== told.state && (open.has(row.dataset.state ?? "") || open.has(told.state))) {
    if (row.dataset.state === "waiting" && told.state === "running") row.dataset.state = told.state;
    else return location.reload();
  }
  const bar = /** @type {HTMLProgressElement | null} */ (row.querySelector("progress"));
  if (bar && told.state === "running") bar.value = told.percent;
  const percent = row.querySelector("[data-percent]");
  if (percent && told.state === "running") percent.textContent = `${Math.floor(told.percent)}\u00a0%`;
  const left = row.querySelector("[data-left]");
  if (left) left.textContent = told.left;
}

followWork(document);
